import type { PackerEvent } from '../../../src/contract/events.ts';

/** Events that belong together: of one operation, or one after another with the same cause. */
export interface EventGroup {
  /** Stays the same as the group grows. */
  readonly key: string;
  readonly operation_id: string | undefined;
  readonly disk: boolean;
  /** In the order they were announced; at least one. */
  readonly events: readonly PackerEvent[];
}

/**
 * Puts the log into groups, newest first by when they began. An event without an operation of its own stands with
 * the operation that caused it; what the disk caused stands together; of the rest only the same thing over and over.
 */
export function groupEvents(events: readonly PackerEvent[]): readonly EventGroup[] {
  const groups: { key: string; operation_id: string | undefined; disk: boolean; events: PackerEvent[] }[] = [];
  const byOperation = new Map<string, (typeof groups)[number]>();
  for (const event of events) {
    const disk = event.operation_id === undefined && event.caused_by === 'disk';
    const operation = event.operation_id ?? (event.caused_by === 'disk' ? undefined : event.caused_by);
    const last = groups.at(-1);
    const goesOn = last?.operation_id === undefined && last?.disk === disk && (disk || last.events.at(-1)?.type === event.type);
    const open = operation === undefined ? (goesOn ? last : undefined) : byOperation.get(operation);
    if (open) {
      open.events.push(event);
      continue;
    }
    const group = { key: operation ?? `${event.session_id}-${event.sequence ?? event.at}`, operation_id: operation, disk, events: [event] };
    groups.push(group);
    if (operation !== undefined) byOperation.set(operation, group);
  }
  return groups.reverse();
}
