import { useId, type JSX, type ReactNode } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { PackerError } from '../../../src/contract/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { words } from '../../words/assets.ts';
import { words as common } from '../../words/ui.ts';
import './asset-forms.css';

export interface FormDialogProps {
  readonly title: string;
  readonly says: string;
  readonly size?: 'small' | 'medium';
  /** Why one cannot go on yet, where nothing else says so. */
  readonly blocked: boolean;
  readonly working: boolean;
  readonly error: PackerError | undefined;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What a change still needs from a person. Enter goes on; the packer's refusal is told beside what was typed. */
export function FormDialog({ title, says, size = 'small', blocked, working, error, onGo, onClose, children }: FormDialogProps): JSX.Element {
  const form = useId();
  return (
    <Dialog
      open
      size={size}
      title={title}
      says={says}
      onClose={onClose}
      actions={
        <>
          <span className="assets-form-note">{words.goOnSays}</span>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" type="submit" form={form} disabled={blocked || working}>
            {working ? words.working : words.goOn}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="assets-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!blocked && !working) onGo();
        }}
      >
        {error && (
          <div className="assets-refused" role="alert">
            <strong>{printable(error.message)}</strong>
            <span>{printable(error.remedy)}</span>
          </div>
        )}
        {children}
      </form>
    </Dialog>
  );
}
