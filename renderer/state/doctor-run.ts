import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ResponseOf } from '../../src/contract/operations.ts';

/** The look into all assets that this page asked for; goes on when its screen is left. */
export interface DoctorRunState {
  readonly looking: boolean;
  readonly progress?: { readonly done: number; readonly total: number } | undefined;
  /** What the last one read. */
  readonly checked?: ResponseOf<'runDoctor'>['checked'] | undefined;
}

export function createDoctorRun(): StoreApi<DoctorRunState> {
  return createStore<DoctorRunState>(() => ({ looking: false }));
}
