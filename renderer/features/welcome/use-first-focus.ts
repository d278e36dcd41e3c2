import { useEffect, type RefObject } from 'react';

/** The project opened last; where there is none yet, the way to a first one. */
const likely = ['.welcome-open:not(:disabled)', '.welcome-button:not(:disabled)', 'input'] as const;

/** Keys work at once, and go on working when what had the focus is gone: it stands on what is most likely wanted. */
export function useFirstFocus(whole: RefObject<HTMLElement | null>, known: unknown): void {
  useEffect(() => {
    const focused = document.activeElement;
    if (known === undefined || (focused !== null && focused !== document.body)) return;
    const found = likely.map((one) => whole.current?.querySelector<HTMLElement>(one)).find((one) => one);
    found?.focus({ preventScroll: true });
  }, [whole, known]);
}
