import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackerError } from '../../src/contract/errors.ts';
import type { EventOf, PackerEvent, PackPhase } from '../../src/contract/events.ts';

/** The last pack that was announced, whoever asked for it. */
export interface PackRun {
  readonly operation_id: string | undefined;
  readonly running: boolean;
  /** It only makes and compares; `build/` stays as it is. */
  readonly check: boolean;
  readonly started_at: string;
  /** When it last said something. */
  readonly heard_at: string;
  /** Assets that it set out to pack; told once they are planned. */
  readonly assets?: number;
  /** Phases begun, in order, and when; the last one is under way while it runs. */
  readonly phases: readonly { readonly phase: PackPhase; readonly at: string }[];
  readonly progress?: Pick<EventOf<'pack.progress'>, 'phase' | 'done' | 'total' | 'bytes' | 'asset_id' | 'asset_name' | 'root'>;
  readonly finished?: Pick<EventOf<'pack.finished'>, 'status' | 'unchanged' | 'elapsed_ms' | 'at'>;
}

export interface PackRunState {
  readonly run?: PackRun;
  /** This page has asked for a pack and has no answer yet. */
  readonly asking?: boolean;
  /** Why what this page asked for last was not carried out. */
  readonly refused?: PackerError | undefined;
  /** How far the packer is with what was asked before a pack; stands until the next news. */
  readonly summary?: Pick<EventOf<'summary.progress'>, 'step' | 'done' | 'total'> | undefined;
  readonly validation?: Pick<EventOf<'validation.progress'>, 'done' | 'total'> | undefined;
}

export function createPackRun(): StoreApi<PackRunState> {
  return createStore<PackRunState>(() => ({}));
}

/** Whether something is packed, as far as this page has asked or heard. */
export function isPacking({ run, asking }: PackRunState): boolean {
  return run?.running === true || asking === true;
}

/** What an event says of packs and of what is asked before them; nothing, if it is about something else. */
export function packNews(known: PackRunState, event: PackerEvent): Partial<PackRunState> | undefined {
  if (event.type === 'summary.progress') return { summary: { step: event.step, done: event.done, total: event.total } };
  if (event.type === 'validation.progress') return { validation: { done: event.done, total: event.total } };
  const run = hearPack(known.run, event);
  return run && run !== known.run ? { run } : undefined;
}

type PackEvent = Extract<PackerEvent, { readonly type: 'pack.started' | 'pack.phase' | 'pack.progress' | 'pack.finished' }>;

/** What an event of a pack says, put beside what the earlier ones said. The first of an operation begins a run. */
export function hearPack(known: PackRun | undefined, event: PackerEvent): PackRun | undefined {
  if (!isOfPack(event)) return known;
  const run = { ...(known && known.operation_id === event.operation_id ? known : begun(event)), heard_at: event.at };
  switch (event.type) {
    case 'pack.started':
      return { ...run, assets: event.assets };
    case 'pack.phase':
      return { ...run, phases: [...run.phases, { phase: event.phase, at: event.at }] };
    case 'pack.progress': {
      const { phase, done, total, bytes, asset_id: id, asset_name: name, root } = event;
      const at = { ...(id === undefined ? {} : { asset_id: id }), ...(name === undefined ? {} : { asset_name: name }), ...(root === undefined ? {} : { root }) };
      return { ...run, progress: { phase, done, total, bytes, ...at } };
    }
    case 'pack.finished': {
      const { status, unchanged, elapsed_ms, at } = event;
      return { ...run, running: false, finished: { status, unchanged, elapsed_ms, at } };
    }
  }
}

function isOfPack(event: PackerEvent): event is PackEvent {
  return event.type.startsWith('pack.');
}

function begun(event: PackEvent): PackRun {
  const check = event.type !== 'pack.progress' && event.check === true;
  return { operation_id: event.operation_id, running: true, check, started_at: event.at, heard_at: event.at, phases: [] };
}
