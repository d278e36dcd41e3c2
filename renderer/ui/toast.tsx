import type { JSX, ReactNode } from 'react';
import { Toast as Radix } from 'radix-ui';
import { CircleCheck, Info, OctagonX, TriangleAlert, X, type LucideIcon } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import { Button, IconButton } from './button.tsx';
import './toast.css';

export type ToastKind = 'good' | 'info' | 'caution' | 'bad';

const icons: Readonly<Record<ToastKind, LucideIcon>> = { good: CircleCheck, info: Info, caution: TriangleAlert, bad: OctagonX };

export interface ToastProps {
  readonly kind: ToastKind;
  readonly text: string;
  readonly more?: string | undefined;
  readonly action?: { readonly title: string; run(): void } | undefined;
  readonly onClose: () => void;
}

/** A fact that has just happened; what went wrong stays until it is dismissed. */
export function Toast({ kind, text, more, action, onClose }: ToastProps): JSX.Element {
  const Icon = icons[kind];
  const act = (): void => {
    action?.run();
    onClose();
  };
  return (
    <Radix.Root
      className={`toast toast-${kind}`}
      type={kind === 'bad' ? 'foreground' : 'background'}
      duration={kind === 'bad' ? Infinity : action ? 10_000 : 5000}
      onOpenChange={(stays) => !stays && onClose()}
    >
      <Icon size={15} aria-hidden />
      <div className="toast-text">
        <Radix.Title>{printable(text)}</Radix.Title>
        {more !== undefined && <Radix.Description className="toast-more">{printable(more)}</Radix.Description>}
      </div>
      {action && (
        <Radix.Action asChild altText={printable(action.title)}>
          <Button onClick={act}>{action.title}</Button>
        </Radix.Action>
      )}
      <IconButton label={words.dismiss} icon={X} onClick={onClose} />
    </Radix.Root>
  );
}

/** Once around the page: where toasts come up; F8 goes there. */
export function ToastArea({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <Radix.Provider swipeDirection="right" label={words.notifications}>
      {children}
      <Radix.Viewport className="toasts" label={`${words.notifications} ({hotkey})`} />
    </Radix.Provider>
  );
}
