import { useEffect, useState, type ComponentType, type JSX, type ReactNode } from 'react';
import { RotateCw } from 'lucide-react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { packerError } from '../src/contract/errors.ts';
import { useStudio } from './state/context.tsx';
import { useStore } from './state/store.ts';
import { Button } from './ui/button.tsx';
import { EmptyState } from './ui/empty-state.tsx';
import { words } from './words/ui.ts';

/** Written where the bundler finds it: `() => import('./features/…')`. */
type Load<M> = () => Promise<M>;
type Pick<M> = (module: M) => ComponentType;

interface PartState {
  readonly Loaded: ComponentType | undefined;
  /** The last attempt failed. */
  readonly missing: boolean;
}

/** What is loaded on its own: once it is there it stays, and an attempt that failed is followed by the next one. */
interface Part {
  readonly store: StoreApi<PartState>;
  /** Says whether it is there. */
  readonly attempt: () => Promise<boolean>;
}

const rest: Part[] = [];

/** A part of the page that is loaded when it is first shown, or before, when the page has nothing else to do. */
export function later<M>(load: Load<M>, pick: Pick<M>): () => JSX.Element | null {
  const part = partOf(load, pick);
  return function Later() {
    const { Loaded, missing } = useStore(part.store, (state) => state);
    useEffect(() => void part.attempt(), []);
    if (Loaded) return <Loaded />;
    return missing ? <NotLoaded onAgain={() => void part.attempt()} /> : null;
  };
}

/** Whether somebody wants to see what is drawn over everything else, and how it is shut. */
export interface Opening {
  readonly open: boolean;
  readonly shut: () => void;
}

/**
 * The same of what is drawn over everything else. While it is shut nobody is told that it is missing; whoever opens it
 * is, and finds it shut: every opening is another attempt.
 */
export function laterOver<M>(load: Load<M>, pick: Pick<M>, useOpening: () => Opening): () => JSX.Element | null {
  const part = partOf(load, pick);
  return function LaterOver() {
    const { notices } = useStudio();
    const { Loaded, missing } = useStore(part.store, (state) => state);
    const { open, shut } = useOpening();
    useEffect(() => {
      if (!open && missing) return;
      let here = true;
      void part.attempt().then((there) => {
        if (there || !open || !here) return;
        notices.refuse(notLoaded);
        shut();
      });
      return () => {
        here = false;
      };
    }, [open]);
    return Loaded ? <Loaded /> : null;
  };
}

/** One after the other, once the first picture stands. */
export function loadTheRest(): void {
  const next = (): void => {
    // What cannot be loaded now is tried again when it is shown.
    void rest.shift()?.attempt().then(() => whenIdle(next));
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

function partOf<M>(load: Load<M>, pick: Pick<M>): Part {
  const store = createStore<PartState>(() => ({ Loaded: undefined, missing: false }));
  let loading: Promise<boolean> | undefined;
  let attempts = 0;
  /** The file that could not be fetched. */
  let address: string | undefined;
  const fetch = async (): Promise<boolean> => {
    attempts += 1;
    const again = address;
    try {
      // A browser remembers of an address that it led to nothing, and asks for it no more; by another name it does.
      const module = again === undefined ? await load() : ((await import(/* @vite-ignore */ `${again}#${attempts}`)) as M);
      store.setState({ Loaded: pick(module), missing: false });
    } catch (error) {
      address = again ?? addressIn(error);
      store.setState({ missing: true });
    }
    loading = undefined;
    return store.getState().Loaded !== undefined;
  };
  const part: Part = { store, attempt: async () => store.getState().Loaded !== undefined || (await (loading ??= fetch())) };
  rest.push(part);
  return part;
}

/** The page's own script that an error of `import()` names, as Chromium words it. */
export function addressIn(error: unknown): string | undefined {
  const named = error instanceof Error ? /\S+\.js$/u.exec(error.message)?.[0] : undefined;
  return named?.startsWith(new URL('.', location.href).href) === true ? named : undefined;
}

const notLoaded = packerError('not_available', words.notLoaded, words.notLoadedSays);

function NotLoaded({ onAgain }: { readonly onAgain: () => void }): JSX.Element {
  return (
    <EmptyState
      sprite="plug"
      title={words.notLoaded}
      says={words.notLoadedSays}
      actions={
        <Button icon={RotateCw} onClick={onAgain}>
          {words.again}
        </Button>
      }
    />
  );
}
