import type { JSX } from 'react';
import { useStudio } from '../../state/context.tsx';
import { useStore } from '../../state/store.ts';
import { Toast, ToastArea } from '../../ui/toast.tsx';

export function Toasts(): JSX.Element {
  const { notices } = useStudio();
  const shown = useStore(notices.store, (state) => state.notices);
  return (
    <ToastArea>
      {shown.map((notice) => (
        <Toast
          key={notice.id}
          kind={notice.kind}
          text={notice.text}
          more={notice.more}
          action={notice.action}
          onClose={() => notices.dismiss(notice.id)}
        />
      ))}
    </ToastArea>
  );
}
