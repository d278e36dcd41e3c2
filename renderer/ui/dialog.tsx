import { useState, type JSX, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import { IconButton } from './button.tsx';
import { useOwnUndo } from './own-undo.ts';
import { printed } from './printed.ts';
import './dialog.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly says?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons, the one that goes on last. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** Over everything, for one thing; Escape closes it and the focus goes back where it was, Enter is the button that goes on. */
export function Dialog({ open, onClose, ...whole }: DialogProps): JSX.Element {
  return (
    <Radix.Root open={open} onOpenChange={(stays) => !stays && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Whole onClose={onClose} {...whole} />
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Mounted while it is open alone: what had the focus is asked before anything here takes it. */
function Whole({ onClose, title, says, size = 'medium', actions, children }: Omit<DialogProps, 'open'>): JSX.Element {
  const [before] = useState(() => document.activeElement);
  const ownUndo = useOwnUndo();
  return (
    <Radix.Content
      className={`dialog dialog-${size}`}
      tabIndex={-1}
      onOpenAutoFocus={focusWhole}
      onCloseAutoFocus={(event) => giveBack(event, before)}
      onKeyDown={goOn}
      {...ownUndo}
      {...(says === undefined ? { 'aria-describedby': undefined } : {})}
    >
      <header className="dialog-head">
        <div>
          <Radix.Title className="dialog-title">{printable(title)}</Radix.Title>
          {says !== undefined && <Radix.Description className="dialog-says">{printed(says)}</Radix.Description>}
        </div>
        <IconButton label={words.close} icon={X} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
    </Radix.Content>
  );
}

/** Back where it was; a dialog after a dialog came from what is gone by then, and leaves it to the screen below. */
function giveBack(event: Event, before: Element | null): void {
  event.preventDefault();
  const { activeElement: now } = document;
  if (now !== null && now !== document.body && now.isConnected) return;
  const regions = [...document.querySelectorAll('main [role="region"][tabindex="-1"]')];
  const target = before !== null && before !== document.body && before.isConnected ? before : regions.find((region) => region.checkVisibility());
  if (target instanceof HTMLElement) target.focus();
}

/** Left alone the focus goes to the first button, which closes. What asks for the focus itself has it by now. */
function focusWhole(event: Event): void {
  event.preventDefault();
  const content = event.target;
  if (content instanceof HTMLElement && !content.contains(document.activeElement)) content.focus();
}

/** While the focus is on the whole, as nothing in it has asked for it or could have it yet. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const content = event.currentTarget;
  // A key still held from the dialog before is not meant for this one.
  if (event.target !== content || event.repeat) return;
  const wanted = { Enter: '.dialog-foot .button-primary:not(:disabled)', ArrowDown: lists, ArrowUp: lists }[event.key];
  const found = wanted === undefined ? null : content.querySelector<HTMLElement>(wanted);
  if (!found) return;
  event.preventDefault();
  if (event.key === 'Enter') found.click();
  else found.focus();
}

const lists = '.dialog-body [role="treegrid"], .dialog-body [role="grid"], .dialog-body [role="listbox"]';
