import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { driftKindSchema, type DriftDecision, type DriftItem, type DriftKind, type DriftOption } from '../../contract/operations/drift.ts';
import { closest } from './closest.ts';
import { optionName, waysOutOf } from './report/drift.ts';

/** Decisions as a command line makes them. */
export interface NamedDecisions {
  /** `KIND`, `KIND=CHOICE` or `KIND=CHOICE:TARGET`. */
  readonly accept: readonly string[];
  /** `ITEM=CHOICE` or `ITEM=CHOICE:TARGET`. */
  readonly decide: readonly string[];
}

/**
 * What a command line decided about the items there are, each at most once: `--decide` is about one item and goes
 * before `--accept`, which is about all others of a kind. Nothing is chosen where there was a choice.
 */
export function namedDecisions(items: readonly DriftItem[], { accept, decide }: NamedDecisions): Result<DriftDecision[], PackerError> {
  const made = new Map<string, DriftDecision>();
  for (const text of decide) {
    const decision = decideOne(items, text);
    if (!decision.ok) return decision;
    if (made.has(decision.value.item)) return err(wrong(`Two decisions were named about ${decision.value.item}.`, 'Name one.'));
    made.set(decision.value.item, decision.value);
  }
  for (const text of accept) {
    const decisions = acceptKind(items.filter(({ id }) => !made.has(id)), text);
    if (!decisions.ok) return decisions;
    for (const decision of decisions.value) made.set(decision.item, decision);
  }
  return ok(items.flatMap(({ id }) => made.get(id) ?? []));
}

/** An item's choice; a target needs no name where the choice has but one. */
export function decisionOf(item: DriftItem, { choice, target }: Pick<DriftOption, 'choice'> & { readonly target?: string | undefined }): DriftDecision {
  return { item: item.id, choice, ...(target === undefined ? {} : { target }) };
}

function decideOne(items: readonly DriftItem[], text: string): Result<DriftDecision, PackerError> {
  // Ids hold paths, and a path may hold any sign: the item is the longest id that the text begins with.
  const [item] = items.filter(({ id }) => text.startsWith(`${id}=`)).sort((a, b) => b.id.length - a.id.length);
  if (!item) return err(unknownItem(items, text));
  const [choice = '', ...rest] = text.slice(item.id.length + 1).split(':');
  const target = rest.length === 0 ? undefined : rest.join(':');
  const ways = onlyPlain(item.options.filter((option) => option.choice === choice && (target === undefined || sameTarget(option, target))), target);
  const [way] = ways;
  if (!way || ways.length > 1) return err(whichWay(item, text.slice(item.id.length + 1), ways.length > 1));
  return way.available ? ok(decisionOf(item, way)) : err(notNow(item, way));
}

/** Where a choice can be made as it is and in some way, its bare name is the former. */
function onlyPlain(ways: readonly DriftOption[], target: string | undefined): readonly DriftOption[] {
  const plain = ways.filter((option) => option.target === undefined);
  return target === undefined && plain.length > 0 ? plain : ways;
}

function sameTarget({ target }: DriftOption, typed: string): boolean {
  const text = typed.normalize('NFC');
  return target === text || target === text.replace(/^assets\//u, '').replace(/\/$/u, '');
}

function acceptKind(items: readonly DriftItem[], text: string): Result<DriftDecision[], PackerError> {
  const [name = '', ...rest] = text.split('=');
  const kind = driftKindSchema.safeParse(name);
  if (!kind.success) return err(unknownKind(name));
  const choice = rest.length === 0 ? undefined : rest.join('=');
  const made: DriftDecision[] = [];
  for (const item of items.filter((one) => one.kind === kind.data)) {
    const accepted = acceptItem(item, choice);
    if (!accepted.ok) return accepted;
    made.push(accepted.value);
  }
  return ok(made);
}

// A way that is closed just now counts: that the others are left is no reason to take one.
function acceptItem(item: DriftItem, choice: string | undefined): Result<DriftDecision, PackerError> {
  const [name, ...rest] = choice?.split(':') ?? [];
  const target = rest.length === 0 ? undefined : rest.join(':');
  const ways = choice === undefined ? waysOutOf(item) : onlyPlain(item.options.filter((option) => option.choice === name && (target === undefined || sameTarget(option, target))), target);
  const [way] = ways;
  if (way && ways.length === 1) return way.available ? ok(decisionOf(item, way)) : err(notNow(item, way));
  if (item.options.length === 0) return err(wrong(`Nobody has to decide about ${item.id}: it is taken over by itself.`, `Leave --accept ${item.kind} out.`));
  return err(choice === undefined ? severalWays(item) : whichWay(item, choice, ways.length > 1));
}

function severalWays(item: DriftItem): PackerError {
  const choices = [...new Set(waysOutOf(item).map(({ choice }) => choice))];
  const message = `There are several ways out of ${item.id}: ${namesOf(waysOutOf(item))}.`;
  const accept = choices.map((choice) => `--accept ${item.kind}=${choice}`).join(' or ');
  return about(item, message, choices.length > 1 ? `Write ${accept}, or --decide for one item.` : `Write --decide ${item.id}=… with one of them.`);
}

function whichWay(item: DriftItem, text: string, several: boolean): PackerError {
  const ways = waysOutOf(item).filter(({ choice }) => !several || choice === text);
  const message = several ? `${text} can be meant in several ways for ${item.id}: ${namesOf(ways)}.` : `${text === '' ? 'Nothing' : text} is no way out of ${item.id}. There are: ${namesOf(item.options)}.`;
  return about(item, message, `Write --decide ${item.id}=… with one of them.`);
}

function notNow(item: DriftItem, way: DriftOption): PackerError {
  return about(item, `${optionName(way)} cannot be chosen for ${item.id} now: ${way.says}`, `Choose another way out: ${namesOf(item.options.filter(({ available }) => available))}.`);
}

function namesOf(options: readonly DriftOption[]): string {
  return options.map(optionName).join(', ');
}

function unknownItem(items: readonly DriftItem[], text: string): PackerError {
  const id = text.includes('=') ? text.slice(0, text.lastIndexOf('=')) : text;
  if (items.some((item) => item.id === id)) return wrong(`${text} names no way out.`, `Write ${text}=CHOICE; prometeu status lists them.`);
  const similar = closest(id, items.map((item) => item.id));
  return packerError('not_found', `There is no item ${id} to decide about.`, similar === undefined ? 'prometeu status lists them.' : `Did you mean ${similar}?`);
}

function unknownKind(name: string): PackerError {
  const kinds: readonly DriftKind[] = driftKindSchema.options;
  const similar = closest(name, kinds);
  return wrong(`${name === '' ? 'Nothing' : name} is no kind of drift.`, similar === undefined ? `There are: ${kinds.join(', ')}.` : `Did you mean ${similar}?`);
}

function wrong(message: string, remedy: string): PackerError {
  return packerError('invalid_request', message, remedy);
}

function about({ place }: DriftItem, message: string, remedy: string): PackerError {
  return packerError('invalid_request', message, remedy, { place });
}
