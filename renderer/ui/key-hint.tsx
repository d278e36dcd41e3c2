import type { JSX } from 'react';
import './key-hint.css';

const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.userAgent);

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫', Enter: '↩', Escape: 'esc' };
const signs: Readonly<Record<string, string>> = { Mod: 'Ctrl', Delete: 'Del', Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓' };

export function isMac(): boolean {
  return mac;
}

/** `Mod+K` as this machine's keyboard says it: `Ctrl+K`, `⌘K`. */
export function keyText(shortcut: string): string {
  const parts = shortcut.split('+').map((part) => (mac ? macSigns : signs)[part] ?? part);
  return parts.join(mac ? '' : '+');
}

/** `Mod+K` as `aria-keyshortcuts` wants it. */
export function spokenKeys(shortcut: string): string {
  return shortcut.replace('Mod', mac ? 'Meta' : 'Control');
}

/** For the eye; what it stands on says the same with {@link spokenKeys}, beside its name. */
export function KeyHint({ shortcut }: { readonly shortcut: string }): JSX.Element {
  return (
    <kbd className="key-hint" aria-hidden>
      {keyText(shortcut)}
    </kbd>
  );
}
