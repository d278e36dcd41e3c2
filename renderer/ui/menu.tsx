import { useState, type JSX, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { DropdownMenu as Radix } from 'radix-ui';
import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { names } from './class-names.ts';
import { KeyHint, spokenKeys } from './key-hint.tsx';
import './popover.css';
import './menu.css';

/** One line of a menu. `unavailable` says why it cannot be chosen now, and is shown. */
export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly shortcut?: string | undefined;
      readonly danger?: boolean;
      readonly unavailable?: string | undefined;
      readonly run: () => void;
    }
  | { readonly kind: 'check'; readonly label: string; readonly checked: boolean; readonly run: () => void }
  | { readonly kind: 'submenu'; readonly label: string; readonly icon?: LucideIcon; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'separator' };

export interface MenuProps {
  readonly label: string;
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

export function Menu({ label, trigger, entries, align = 'start' }: MenuProps): JSX.Element {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <MenuBody label={label} entries={entries} align={align} />
    </Radix.Root>
  );
}

interface OpenAt {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly opener: Element | null;
}

export interface ContextMenuControl {
  /** Opens at the pointer; for the keyboard's menu key, at the corner of `target`. */
  readonly open: (event: MouseEvent, label: string, entries: readonly MenuEntry[], target?: Element | null) => void;
  /** To be rendered somewhere by whoever uses it. */
  readonly element: ReactNode;
}

/** A menu where the pointer is, for right click and the keyboard's menu key alike. */
export function useContextMenu(): ContextMenuControl {
  const [at, setAt] = useState<OpenAt>();
  const open: ContextMenuControl['open'] = (event, label, entries, target) => {
    event.preventDefault();
    if (entries.length === 0) return;
    // The menu key sends the same event without a pointer.
    const box = event.button === 2 ? undefined : (target ?? event.currentTarget).getBoundingClientRect();
    const opener = document.activeElement;
    setAt({ label, entries, opener, x: box ? box.left + 24 : event.clientX, y: box ? box.bottom : event.clientY });
  };
  const element = at && (
    <Radix.Root open modal={false} onOpenChange={(stays) => !stays && setAt(undefined)}>
      <Radix.Trigger asChild>
        <span className="menu-anchor" style={{ left: at.x, top: at.y }} aria-hidden tabIndex={-1} />
      </Radix.Trigger>
      <MenuBody label={at.label} entries={at.entries} align="start" opener={at.opener} />
    </Radix.Root>
  );
  return { open, element };
}

interface MenuBodyProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly align: 'start' | 'end';
  /** Where the focus was, when the trigger is not it. */
  readonly opener?: Element | null;
}

function MenuBody({ label, entries, align, opener }: MenuBodyProps): JSX.Element {
  return (
    <Radix.Portal>
      <Radix.Content
        className="menu"
        aria-label={printable(label)}
        align={align}
        sideOffset={3}
        collisionPadding={6}
        loop
        onCloseAutoFocus={(event) => {
          if (opener === undefined) return;
          // Back to what had the focus, unless the chosen entry has moved it on (a dialog, another screen).
          event.preventDefault();
          const nowhere = document.activeElement === null || document.activeElement === document.body;
          if (nowhere && opener instanceof HTMLElement) opener.focus();
        }}
      >
        {entries.map((entry, index) => (
          <MenuLine key={index} entry={entry} />
        ))}
      </Radix.Content>
    </Radix.Portal>
  );
}

function MenuLine({ entry }: { readonly entry: MenuEntry }): JSX.Element {
  switch (entry.kind) {
    case 'separator':
      return <Radix.Separator className="menu-separator" />;
    case 'heading':
      return <Radix.Label className="menu-heading">{printable(entry.label)}</Radix.Label>;
    case 'check':
      return (
        <Radix.CheckboxItem className="menu-line" checked={entry.checked} onSelect={entry.run}>
          <span className="menu-icon">{entry.checked && <Check size={14} aria-hidden />}</span>
          <span className="menu-text">{printable(entry.label)}</span>
        </Radix.CheckboxItem>
      );
    case 'submenu':
      return (
        <Radix.Sub>
          <Radix.SubTrigger className="menu-line">
            <span className="menu-icon">{entry.icon && <entry.icon size={14} aria-hidden />}</span>
            <span className="menu-text">{printable(entry.label)}</span>
            <ChevronRight size={13} aria-hidden />
          </Radix.SubTrigger>
          <Radix.Portal>
            <Radix.SubContent className="menu" collisionPadding={6}>
              {entry.entries.map((inner, index) => (
                <MenuLine key={index} entry={inner} />
              ))}
            </Radix.SubContent>
          </Radix.Portal>
        </Radix.Sub>
      );
    case 'item':
      return (
        <Radix.Item
          className={names('menu-line', entry.danger === true && 'menu-line-danger')}
          disabled={entry.unavailable !== undefined}
          aria-keyshortcuts={entry.shortcut && spokenKeys(entry.shortcut)}
          onSelect={entry.run}
        >
          <span className="menu-icon">{entry.icon && <entry.icon size={14} aria-hidden />}</span>
          <span className="menu-text">
            {printable(entry.label)}
            {entry.unavailable !== undefined && <small>{printable(entry.unavailable)}</small>}
          </span>
          {entry.shortcut !== undefined && <KeyHint shortcut={entry.shortcut} />}
        </Radix.Item>
      );
  }
}
