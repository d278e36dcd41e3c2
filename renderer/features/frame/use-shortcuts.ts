import { useEffect } from 'react';
import { useActions, useStudio } from '../../state/context.tsx';
import { isMac } from '../../ui/key-hint.tsx';
import { words } from '../../words/frame.ts';

/** Runs actions by their keys, wherever the focus is; an open dialog keeps its keys to itself. */
export function useShortcuts(): void {
  const studio = useStudio();
  useActions([
    { id: 'studio.palette', title: words.palette, group: words.group, shortcut: 'Mod+K', run: () => studio.navigation.showPalette(true) },
  ]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return;
      if (studio.actions.press(event, isTyping(event.target), isMac())) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [studio]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])');
}
