import { useState, type FocusEvent, type KeyboardEvent } from 'react';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface OwnUndo {
  readonly onFocusCapture: (event: FocusEvent<HTMLElement>) => void;
  readonly onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => void;
}

/**
 * A browser takes back what was typed last anywhere on the page, and puts the focus there. Inside of this, only what
 * was typed inside is taken back.
 */
export function useOwnUndo(): OwnUndo {
  const [firsts] = useState(() => new Map<Field, string>());
  const know = (target: EventTarget): void => {
    if (isField(target) && !firsts.has(target)) firsts.set(target, target.value);
  };
  return {
    onFocusCapture: ({ target }) => know(target),
    onKeyDownCapture: (event) => {
      know(event.target);
      if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      // What was taken back is typed again by hand: whose it was, nobody can tell.
      if (isRedo || (key === 'z' && !hasOwn(firsts))) event.preventDefault();
    },
  };
}

function hasOwn(firsts: ReadonlyMap<Field, string>): boolean {
  return [...firsts].some(([field, first]) => field.isConnected && field.value !== first);
}

function isField(target: EventTarget): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
