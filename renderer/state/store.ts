import { useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';

/** Reads a part of a store; renders again only when that part is another. `pick` answers the same object for the same state. */
export function useStore<T, P>(store: StoreApi<T>, pick: (state: T) => P): P {
  const read = (): P => pick(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}
