import { lazy, Suspense, useEffect, useState, type ComponentType, type JSX, type ReactNode } from 'react';
import { EmptyState } from './ui/empty-state.tsx';
import { words } from './words/ui.ts';

type Load = () => Promise<ComponentType>;

const rest: Load[] = [];

/** A part of the page that is loaded when it is first shown, or before, when the page has nothing else to do. */
export function later(load: Load): () => JSX.Element {
  const Part = lazy(async () => ({ default: await load().catch(() => NotLoaded) }));
  rest.push(load);
  return function Later() {
    return (
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    );
  };
}

/** One after the other, once the first picture stands. */
export function loadTheRest(): void {
  const next = (): void => {
    const load = rest.shift();
    // What cannot be loaded now is tried again when it is shown.
    if (load) void load().catch(() => undefined).then(() => whenIdle(next));
  };
  setTimeout(() => whenIdle(next), quiet);
}

/** Nothing at first: what nobody can see until something is done, in its own time. */
export function InItsOwnTime({ children }: { readonly children: ReactNode }): JSX.Element | null {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), quiet);
    return () => clearTimeout(timer);
  }, []);
  return due ? <>{children}</> : null;
}

/** After the page began to be drawn, in milliseconds: by then its first picture mostly stands. */
const quiet = 250;

function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(then, { timeout: 2000 });
  else setTimeout(then, 0);
}

function NotLoaded(): JSX.Element {
  return <EmptyState sprite="plug" title={words.notLoaded} says={words.notLoadedSays} />;
}
