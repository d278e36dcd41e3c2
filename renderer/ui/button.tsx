import type { ButtonHTMLAttributes, JSX, ReactNode, Ref } from 'react';
import type { LucideIcon } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { names } from './class-names.ts';
import { KeyHint, spokenKeys } from './key-hint.tsx';
import { Tooltip } from './popover.tsx';
import { printed } from './printed.ts';
import './button.css';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'title' | 'className'>;

export interface ButtonProps extends Native {
  readonly children: ReactNode;
  readonly icon?: LucideIcon;
  readonly look?: 'normal' | 'primary' | 'danger' | 'quiet';
  readonly shortcut?: string | undefined;
  /** Why it cannot be pressed now; absent: it can. */
  readonly unavailable?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ children, icon: Icon, look = 'normal', shortcut, unavailable, ...native }: ButtonProps): JSX.Element {
  return (
    <button type="button" aria-keyshortcuts={shortcut && spokenKeys(shortcut)} {...native} {...(unavailable === undefined ? {} : { disabled: true, title: printable(unavailable) })} className={names('button', `button-${look}`)}>
      {Icon && <Icon size={14} aria-hidden />}
      <span>{printed(children)}</span>
      {shortcut && <KeyHint shortcut={shortcut} />}
    </button>
  );
}

export interface IconButtonProps extends Native {
  /** Its name for everyone: shown as a tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  /** For a button that is switched on and off. */
  readonly pressed?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon: Icon, shortcut, pressed, ...native }: IconButtonProps): JSX.Element {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button type="button" aria-keyshortcuts={shortcut && spokenKeys(shortcut)} {...native} aria-label={printable(label)} aria-pressed={pressed} className={names('icon-button', pressed && 'icon-button-on')}>
        <Icon size={15} aria-hidden />
      </button>
    </Tooltip>
  );
}
