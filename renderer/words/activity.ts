import { printable } from '../../src/base/printable.ts';
import type { EventType, PackerEvent } from '../../src/contract/events.ts';
import { formatCount, formatElapsed } from './numbers.ts';
import { words as kit } from './ui.ts';

function assets(count: number): string {
  return count === 1 ? '1 asset' : `${formatCount(count)} assets`;
}

const proofs = { identical: 'the same to the last byte', different: 'two packs differ', inputs_changed: 'inputs changed meanwhile', not_packable: 'nothing to compare' } as const;

const outcomes = { succeeded: 'succeeded', blocked: 'blocked', failed: 'failed', cancelled: 'cancelled' } as const;

/** What one event says, in a line. */
export function eventText(event: PackerEvent): string {
  return printable(wordsOf(event));
}

function wordsOf(event: PackerEvent): string {
  switch (event.type) {
    case 'project.opened':
      return `Project opened: ${event.directory}`;
    case 'project.closed':
      return 'Project closed';
    case 'observation.changed':
      return `Observation is now ${event.mode}${event.reason === undefined ? '' : `: ${event.reason}`}`;
    case 'state.changed':
      return `${kit.state[event.from]} → ${kit.state[event.to]}: ${event.cause}`;
    case 'drift.detected':
      return `${formatCount(event.total)} found on disk${kindsOf(event.items)}`;
    case 'drift.resolved':
      return `${formatCount(event.total)} settled${kindsOf(event.items)}`;
    case 'reconcile.started':
      return `${event.title}: ${event.decisions === 1 ? '1 decision' : `${formatCount(event.decisions)} decisions`}`;
    case 'reconcile.progress':
      return `${far(event)} files read`;
    case 'reconcile.finished':
      return `${event.title}: done, ${assets(event.asset_ids.length)}${unsure(event.durability)}`;
    case 'reconcile.failed':
      return `${event.title}: ${event.error.message}`;
    case 'snapshot.published':
      return `Generation ${event.generation}: ${formatCount(event.added.length)} added, ${formatCount(event.changed.length)} changed, ${formatCount(event.removed.length)} removed`;
    case 'change.started':
      return `${event.title}: started`;
    case 'change.committed':
      return `${event.title}: written, ${assets(event.asset_ids.length)}${unsure(event.durability)}`;
    case 'change.undone':
      return `${event.title}: taken back, ${assets(event.asset_ids.length)}${unsure(event.durability)}`;
    case 'change.failed':
      return `${event.title}: ${event.error.message}`;
    case 'assets.checked':
      return 'More is known of what is in the files';
    case 'doctor.progress':
      return `${far(event)} assets looked into`;
    case 'pack.started':
      return `${event.check === true ? 'Check' : 'Pack'} of ${assets(event.assets)}`;
    case 'pack.phase':
      return `Phase: ${kit.phases[event.phase]}`;
    case 'pack.progress':
      return `${kit.phases[event.phase]}: ${far(event)}`;
    case 'pack.finished':
      return `${event.check === true ? 'Check' : 'Pack'} ${outcomes[event.status]}${event.unchanged ? ', nothing new' : ''} after ${formatElapsed(event.elapsed_ms)}`;
    case 'summary.progress':
      return `${far(event)} assets summed up`;
    case 'validation.progress':
      return `${far(event)} assets looked into for a pack`;
    case 'proof.finished':
      return `Determinism: ${event.outcome === undefined ? 'could not be checked' : proofs[event.outcome]}`;
  }
}

function far({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${formatCount(done)} of ${formatCount(total)}`;
}

function kindsOf(items: readonly { readonly kind: string }[]): string {
  const kinds = [...new Set(items.map(({ kind }) => kind.replaceAll('_', ' ')))];
  return kinds.length === 0 ? '' : `: ${kinds.join(', ')}`;
}

function unsure(durability: 'durable' | 'unknown'): string {
  return durability === 'unknown' ? ', but the disk did not confirm it' : '';
}

/** Texts of the activity log. */
export const words = {
  title: 'Activity',
  log: 'Operations and events, newest first',
  search: 'Filter events',
  filter: 'Kinds of events',
  all: 'All',
  changes: 'Changes',
  packs: 'Packs',
  disk: 'Disk',
  time: 'Time',
  what: 'What happened',
  events: 'Events',
  generation: 'Generation',
  cut: 'Earlier events are not known here',
  none: 'Nothing has happened yet',
  noneSays: 'Every change, refresh and pack is written here as it happens, with what caused it.',
  noneFound: 'No event matches',
  diskGroup: 'Changes on disk',
  studioGroup: 'The packer itself',
  details: 'Event',
  detailsNoneTitle: 'No event chosen',
  detailsNone: 'Choose one to see its numbers, what caused it and the assets it names.',
  type: 'Type',
  at: 'At',
  sequence: 'Sequence',
  unnumbered: 'none',
  operation: 'Operation',
  cause: 'Caused by',
  causeDisk: 'the disk',
  causeNone: 'not said',
  causeUnsaid: '–',
  causeOperation: 'an operation',
  focusFilter: 'Filter events',
  show: (kind: string) => `Show events: ${kind.toLowerCase()}`,
  expandAll: 'Open all groups',
  collapseAll: 'Close all groups',
  undoChosen: 'Undo the chosen change',
  undoNone: 'No event of a change is chosen',
  session: 'Session',
  assets: 'Assets',
  error: 'Why',
  goToAsset: (id: number) => `Go to asset ${id}`,
  moreAssets: (count: number) => `and ${formatCount(count)} more`,
  undo: 'Undo this change',
} as const;

/** Which filter an event answers to. */
export const kindOf: Readonly<Record<EventType, 'changes' | 'packs' | 'disk'>> = {
  'project.opened': 'disk',
  'project.closed': 'disk',
  'observation.changed': 'disk',
  'state.changed': 'disk',
  'drift.detected': 'disk',
  'drift.resolved': 'disk',
  'reconcile.started': 'changes',
  'reconcile.progress': 'changes',
  'reconcile.finished': 'changes',
  'reconcile.failed': 'changes',
  'snapshot.published': 'disk',
  'change.started': 'changes',
  'change.committed': 'changes',
  'change.undone': 'changes',
  'change.failed': 'changes',
  'assets.checked': 'disk',
  'doctor.progress': 'disk',
  'pack.started': 'packs',
  'pack.phase': 'packs',
  'pack.progress': 'packs',
  'pack.finished': 'packs',
  'summary.progress': 'packs',
  'validation.progress': 'packs',
  'proof.finished': 'packs',
};
