import type { DriftItem } from '../../../contract/operations/drift.ts';
import type { Causality, Publisher } from '../publisher.ts';

/** Items that one event names. */
const mostNamed = 100;

/**
 * Tells which items came and which went, once each (operations.md §4). One that says something else than before, or
 * offers other ways out, has come again: whoever shows it asks for it anew.
 */
export function announceItems(publisher: Publisher, generation: number, { before, now }: { readonly before: readonly DriftItem[]; readonly now: readonly DriftItem[] }, causality: Causality): void {
  if (before === now) return;
  const appeared = newOrOther(now, before);
  if (appeared.length > 0) publisher.publish('drift.detected', generation, noted(appeared), causality);
  const gone = without(before, now);
  if (gone.length > 0) publisher.publish('drift.resolved', generation, noted(gone), causality);
}

function newOrOther(items: readonly DriftItem[], others: readonly DriftItem[]): readonly DriftItem[] {
  const known = new Map(others.map((item) => [item.id, item]));
  return items.filter((item) => {
    const before = known.get(item.id);
    return !before || (before !== item && JSON.stringify(before) !== JSON.stringify(item));
  });
}

function without(items: readonly DriftItem[], others: readonly DriftItem[]): readonly DriftItem[] {
  const known = new Set(others.map(({ id }) => id));
  return items.filter(({ id }) => !known.has(id));
}

function noted(items: readonly DriftItem[]): { total: number; items: Pick<DriftItem, 'id' | 'kind' | 'class' | 'place'>[] } {
  const named = items.slice(0, mostNamed).map((item) => ({ id: item.id, kind: item.kind, class: item.class, place: item.place }));
  return { total: items.length, items: named };
}
