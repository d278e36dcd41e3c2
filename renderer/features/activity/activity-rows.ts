import type { PackerEvent } from '../../../src/contract/events.ts';
import type { Severity } from '../../../src/contract/diagnostics.ts';
import type { TreePlace } from '../../ui/data-table.tsx';
import { eventText, kindOf, words } from '../../words/activity.ts';
import type { EventGroup } from './group-events.ts';

export type ActivityFilter = 'all' | 'changes' | 'packs' | 'disk';

/** A visible line of the log. */
export interface ActivityRow {
  readonly key: string;
  readonly group: EventGroup;
  /** Absent on the line of the group itself. */
  readonly event?: PackerEvent;
  readonly place: TreePlace;
}

export function rowsOf(groups: readonly EventGroup[], expanded: ReadonlySet<string>, filter: ActivityFilter, text: string): readonly ActivityRow[] {
  const shown = groups.filter((group) => group.events.some((event) => isShown(event, filter, text)));
  return shown.flatMap((group, index): ActivityRow[] => {
    const place = { level: 1, position: index + 1, siblings: shown.length };
    const { events, key } = group;
    // One event needs no group around it.
    if (events.length === 1) return [{ key, group, event: events[0] as PackerEvent, place }];
    const open = expanded.has(key);
    const head: ActivityRow = { key, group, place: { ...place, expanded: open } };
    if (!open) return [head];
    const inner = events.map((event, at) => ({
      key: `${key}/${event.sequence ?? at}`,
      group,
      event,
      place: { level: 2, position: at + 1, siblings: events.length },
    }));
    return [head, ...inner];
  });
}

/**
 * The chosen line as the log is now, whether it is in sight or not: with all that its group has come to hold. A line
 * that was one event and has become a group is that group. Nothing once the log no longer holds it.
 */
export function asItIs(chosen: ActivityRow, groups: readonly EventGroup[]): ActivityRow | undefined {
  const { key, event, ...rest } = chosen;
  const group = groups.find((one) => one.key === chosen.group.key);
  if (!group) return undefined;
  const isAlone = key === group.key && group.events.length === 1;
  const own = isAlone ? group.events[0] : key === group.key ? undefined : event;
  if (own && !isAlone && !group.events.includes(own)) return undefined;
  return { ...rest, key, group, ...(own ? { event: own } : {}) };
}

function isShown(event: PackerEvent, filter: ActivityFilter, text: string): boolean {
  if (filter !== 'all' && kindOf[event.type] !== filter) return false;
  return text === '' || `${event.type} ${eventText(event)}`.toLowerCase().includes(text.toLowerCase());
}

/** What caused it, in a word; which operation the event itself says. */
export function causeText({ group, event }: ActivityRow): string {
  if (group.disk || event?.caused_by === 'disk') return words.causeDisk;
  return group.operation_id === undefined ? words.causeUnsaid : words.causeOperation;
}

/** The operation of a change that can be asked to be taken back. */
export function changeOf({ group }: ActivityRow): string | undefined {
  return group.events.findLast((event) => event.type === 'change.committed' || event.type === 'reconcile.finished')?.operation_id;
}

/** What a group is about: the event that says most. */
export function groupText(group: EventGroup): string {
  const titled = group.events.findLast((event) => telling.has(event.type));
  if (titled) return eventText(titled);
  const last = group.events.at(-1);
  if (group.disk) return last ? `${words.diskGroup}: ${eventText(last)}` : words.diskGroup;
  return last ? eventText(last) : words.studioGroup;
}

const telling: ReadonlySet<PackerEvent['type']> = new Set([
  'change.started',
  'change.committed',
  'change.undone',
  'change.failed',
  'reconcile.started',
  'reconcile.finished',
  'reconcile.failed',
  'pack.started',
  'pack.finished',
  'proof.finished',
]);

/** How an event, or the last word of a group, is marked. */
export function toneOf(event: PackerEvent): 'good' | Severity | undefined {
  switch (event.type) {
    case 'change.failed':
    case 'reconcile.failed':
      return 'error';
    case 'pack.finished':
      return event.status === 'succeeded' ? 'good' : event.status === 'cancelled' ? 'info' : 'error';
    case 'proof.finished':
      return event.outcome === 'identical' ? 'good' : event.outcome === 'different' ? 'error' : 'warning';
    case 'change.committed':
    case 'change.undone':
    case 'reconcile.finished':
      return event.durability === 'durable' ? 'good' : 'warning';
    case 'state.changed':
      return event.to === 'failed' ? 'error' : event.to === 'diverged' ? 'warning' : undefined;
    case 'project.opened':
    case 'project.closed':
    case 'observation.changed':
    case 'drift.detected':
    case 'drift.resolved':
    case 'reconcile.started':
    case 'reconcile.progress':
    case 'snapshot.published':
    case 'change.started':
    case 'assets.checked':
    case 'doctor.progress':
    case 'pack.started':
    case 'pack.phase':
    case 'pack.progress':
    case 'summary.progress':
    case 'validation.progress':
      return undefined;
  }
}

export function toneOfGroup(group: EventGroup): ReturnType<typeof toneOf> {
  return group.events.map(toneOf).findLast((tone) => tone !== undefined);
}
