import { useLayoutEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Route } from '../../state/navigation.ts';

export interface ScreenFocus {
  /** For what holds the screens. */
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const screenClass = 'frame-screen';
const lists = '[role="treegrid"], [role="grid"], [role="listbox"]';

/**
 * The focus does not go down with a screen that is left: it goes where it was in the one that comes, or to its list.
 * Elsewhere, in the bar or the rail, it stays.
 */
export function useScreenFocus(holder: RefObject<HTMLElement | null>, route: Route): ScreenFocus {
  const last = useRef(new Map<Route, HTMLElement>());
  const before = useRef<Route>(undefined);
  useLayoutEffect(() => {
    if (before.current === route) return;
    before.current = route;
    const screen = holder.current?.querySelector<HTMLElement>(`.${screenClass}[data-route="${route}"]`);
    const focused = document.activeElement;
    const left = focused === null || focused === document.body || (focused.closest(`.${screenClass}`) ?? screen) !== screen;
    if (!screen || !left) return;
    const known = last.current.get(route);
    const target = known !== undefined && known.isConnected && screen.contains(known) ? known : (screen.querySelector<HTMLElement>(lists) ?? screen);
    target.focus({ preventScroll: true });
  }, [holder, route]);
  return {
    onFocus: ({ target }) => {
      if (target instanceof HTMLElement && !target.classList.contains(screenClass)) last.current.set(route, target);
    },
    // A screen that was still reading when it came has the focus itself: arrows go on into its list.
    onKeyDown: (event) => {
      const { target, key } = event;
      if (!(target instanceof HTMLElement) || !target.classList.contains(screenClass)) return;
      if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
      event.preventDefault();
      target.querySelector<HTMLElement>(lists)?.focus();
    },
  };
}
