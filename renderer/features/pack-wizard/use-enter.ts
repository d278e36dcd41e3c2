import { useEffect, useRef } from 'react';

/** What has a use of its own for the key. */
const takesEnter = 'button, a, input, select, textarea, summary, [role="grid"], [role="treegrid"], [role="listbox"], [role="tab"], [role="radio"], [contenteditable]';

/** Enter goes on, wherever on this screen the focus is on nothing that takes it. Answers where to put the focus. */
export function useEnter(goOn: () => void): { readonly screen: React.RefObject<HTMLDivElement | null> } {
  const screen = useRef<HTMLDivElement>(null);
  const latest = useRef(goOn);
  useEffect(() => {
    latest.current = goOn;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const { target } = event;
      if (!(target instanceof Element) || document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return;
      const here = target === document.body || screen.current?.contains(target) === true || target.contains(screen.current);
      if (!here || target.closest(takesEnter)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
  return { screen };
}
