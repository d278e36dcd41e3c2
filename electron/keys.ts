import type { KeyboardInputEvent, MenuItemConstructorOptions, WebContents } from 'electron';

/** `Mod+Alt+R` as a menu shows it: `CmdOrCtrl+Alt+R`. */
export function acceleratorOf(keys: string): NonNullable<MenuItemConstructorOptions['accelerator']> {
  return keys.replace('Mod', 'CmdOrCtrl');
}

/** Presses keys in a page, as a person would who has its window before them. */
export function pressKeys(contents: Pick<WebContents, 'sendInputEvent'>, keys: string, mac: boolean): void {
  const parts = keys.split('+');
  const signs = { Mod: mac ? 'meta' : 'control', Alt: 'alt', Shift: 'shift' } as const;
  const modifiers = parts.slice(0, -1).flatMap((part): NonNullable<KeyboardInputEvent['modifiers']> => (part in signs ? [signs[part as keyof typeof signs]] : []));
  const keyCode = parts.at(-1) ?? '';
  for (const type of ['keyDown', 'keyUp'] as const) contents.sendInputEvent({ type, keyCode, modifiers });
}
