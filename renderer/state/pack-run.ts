import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventOf, PackerEvent, PackPhase } from '../../src/contract/events.ts';

/** The last pack that was announced, whoever asked for it. */
export interface PackRun {
  readonly operation_id: string | undefined;
  readonly running: boolean;
  readonly started_at: string;
  /** Assets that it set out to pack. */
  readonly assets: number;
  /** Phases begun, in order, and when; the last one is under way while it runs. */
  readonly phases: readonly { readonly phase: PackPhase; readonly at: string }[];
  readonly progress?: Pick<EventOf<'pack.progress'>, 'phase' | 'done' | 'total' | 'bytes' | 'asset_id'>;
  readonly finished?: Pick<EventOf<'pack.finished'>, 'status' | 'unchanged' | 'elapsed_ms' | 'at'>;
}

export interface PackRunState {
  readonly run?: PackRun;
}

export function createPackRun(): StoreApi<PackRunState> {
  return createStore<PackRunState>(() => ({}));
}

/** What an event of a pack says, put beside what the earlier ones said. */
export function hearPack(run: PackRun | undefined, event: PackerEvent): PackRun | undefined {
  if (event.type === 'pack.started') {
    return { operation_id: event.operation_id, running: true, started_at: event.at, assets: event.assets, phases: [] };
  }
  if (!run) return run;
  if (event.type === 'pack.phase') return { ...run, phases: [...run.phases, { phase: event.phase, at: event.at }] };
  if (event.type === 'pack.progress') {
    const { phase, done, total, bytes, asset_id } = event;
    return { ...run, progress: { phase, done, total, bytes, ...(asset_id === undefined ? {} : { asset_id }) } };
  }
  if (event.type !== 'pack.finished') return run;
  const { status, unchanged, elapsed_ms, at } = event;
  return { ...run, running: false, finished: { status, unchanged, elapsed_ms, at } };
}
