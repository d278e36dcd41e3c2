/** The part of a key event that shortcuts go by. */
export interface Pressed {
  readonly key: string;
  /** The place on the keyboard: with Alt held some systems type another sign there. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/**
 * Whether a key event is a shortcut such as `Mod+Shift+P`, `F2`, `Delete`, `Alt+1`. `Mod` is Cmd on a Mac and Ctrl
 * elsewhere. A shifted sign is named by what it types: `?`, not `Shift+/`.
 */
export function isPressed(shortcut: string, event: Pressed, mac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  if ((mac ? event.metaKey : event.ctrlKey) !== mod) return false;
  if (mac ? event.ctrlKey : event.metaKey) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!(sign && !mod) && event.shiftKey !== parts.includes('Shift')) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  return event.altKey && key.length === 1 && (event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`);
}

/** Keys with which a field itself takes back and erases. */
const ofFields: ReadonlySet<string> = new Set(['Mod+A', 'Mod+Z', 'Mod+Backspace']);

/** Whether a shortcut may run while somebody types into a field. On a Mac signs are typed with Alt. */
export function worksWhileTyping(shortcut: string, mac: boolean): boolean {
  if (ofFields.has(shortcut)) return false;
  return shortcut.includes('Mod+') || /^F\d+$/u.test(shortcut) || (!mac && shortcut.startsWith('Alt+'));
}
