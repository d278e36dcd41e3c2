import type { DriftDecision, DriftItem, DriftOption } from '../../../src/contract/operations/drift.ts';

/** What somebody has chosen so far, by the item's id. Belongs to this page until it is applied. */
export type Decisions = ReadonlyMap<string, DriftDecision>;

/** Names an option within its item; one choice can be offered for several targets. */
export function keyOfOption({ choice, target }: Pick<DriftOption, 'choice' | 'target'>): string {
  return target === undefined ? choice : `${choice} ${target}`;
}

/** The decisions with another choice about one item; without an option it is left for later. */
export function decide(decisions: Decisions, item: DriftItem, option: DriftOption | undefined): Decisions {
  const next = new Map(decisions);
  if (!option) next.delete(item.id);
  else next.set(item.id, { item: item.id, choice: option.choice, ...(option.target === undefined ? {} : { target: option.target }) });
  return next;
}

/**
 * The decisions with the same choice about every item of one kind that leaves no question open: the choice is there
 * once, and can be carried out. An item with several such ways waits for somebody to say which.
 */
export function decideAlike(decisions: Decisions, items: readonly DriftItem[], { kind }: Pick<DriftItem, 'kind'>, { choice }: Pick<DriftOption, 'choice'>): Decisions {
  let next = decisions;
  for (const item of items) {
    const [way, another] = item.kind === kind ? item.options.filter((option) => option.available && option.choice === choice) : [];
    if (way && !another) next = decide(next, item, way);
  }
  return next;
}

/** The decisions but for those that were carried out as they stand. */
export function without(decisions: Decisions, applied: readonly DriftDecision[]): Decisions {
  const next = new Map(decisions);
  for (const { item, choice, target } of applied) {
    const decided = next.get(item);
    if (decided?.choice === choice && decided.target === target) next.delete(item);
  }
  return next;
}

/**
 * Those whose item is still there: one whose cause is gone is nobody's to decide any more. While not all items are
 * read, nobody can tell which are gone.
 */
export function standing(decisions: Decisions, total: number | undefined, row: (index: number) => DriftItem | undefined): Decisions {
  const ids = new Set<string>();
  for (let index = 0; index < (total ?? 0); index += 1) {
    const item = row(index);
    if (!item) return decisions;
    ids.add(item.id);
  }
  return total === undefined ? decisions : new Map([...decisions].filter(([id]) => ids.has(id)));
}
