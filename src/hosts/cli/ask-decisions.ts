import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { DriftDecision, DriftItem, DriftOption } from '../../contract/operations/drift.ts';
import { decisionOf } from './decisions.ts';
import { printReport } from './print.ts';
import { counted } from './report/bytes.ts';
import { itemLines, waysOutOf } from './report/drift.ts';
import { kindsLines } from './report/reconcile.ts';
import type { Session } from './session.ts';

/** What somebody answered about one item, and whether all others of its kind are meant as well. */
interface Answer {
  readonly way: DriftOption | 'skipped';
  readonly forAll: boolean;
}

/**
 * Asks about each item in turn, on standard error; an answer may be given for all of a kind at once. An item that is
 * skipped stays owed. Leaving in the middle decides nothing: decisions are made together.
 */
export async function askDecisions(session: Session, items: readonly DriftItem[]): Promise<Result<DriftDecision[], PackerError>> {
  const { host } = session;
  session.progress?.dispose();
  if (items.length > 1) await printReport(host, host.err, session.directory, (page) => [...kindsLines(page, items), '']);
  const made = new Map<string, DriftDecision | 'skipped'>();
  for (const [index, item] of items.entries()) {
    if (made.has(item.id)) continue;
    await printReport(host, host.err, session.directory, (page) => [
      page.colour.bold(`${index + 1} of ${items.length}`),
      ...itemLines(page, item, 'numbered'),
    ]);
    const alike = items.filter((other) => other.kind === item.kind && !made.has(other.id));
    const answer = await askWay(session, waysOutOf(item).filter(({ available }) => available), alike.length);
    if (answer === 'left') return err(left());
    const meant = answer.forAll ? alike : [item];
    for (const one of meant) decide(one, answer.way, one === item, made);
    const others = meant.filter(({ id }) => !made.has(id)).length;
    if (others > 0) host.err.write(`${counted(others, 'other')} of this kind ${others === 1 ? 'does' : 'do'} not offer it in one way: you are asked about ${others === 1 ? 'it' : 'them'}.\n`);
    host.err.write('\n');
  }
  return ok(items.flatMap(({ id }) => {
    const decision = made.get(id);
    return decision === undefined || decision === 'skipped' ? [] : [decision];
  }));
}

/** The same choice for another item, where that offers it in one way alone; whatever its target. */
function decide(item: DriftItem, way: Answer['way'], isAsked: boolean, made: Map<string, DriftDecision | 'skipped'>): void {
  if (way === 'skipped') made.set(item.id, 'skipped');
  else if (isAsked) made.set(item.id, decisionOf(item, way));
  else {
    const same = item.options.filter(({ choice, available }) => choice === way.choice && available);
    const [only] = same;
    if (only && same.length === 1) made.set(item.id, decisionOf(item, only));
  }
}

async function askWay({ host }: Session, ways: readonly DriftOption[], alike: number): Promise<Answer | 'left'> {
  const numbers = ways.length === 1 ? '1' : `1-${ways.length}`;
  const all = alike > 1 ? `, "1 all" for all ${alike} of this kind` : '';
  const question = ways.length === 0 ? 'No way out is open now. Enter goes on, q leaves: ' : `Which? [${numbers}; Enter skips${all}, q leaves] `;
  for (;;) {
    const line = await host.ask(question);
    if (line === undefined) host.err.write('\n');
    const answer = line?.trim().toLowerCase() ?? 'q';
    if (answer === 'q' || answer === 'quit') return 'left';
    const [, word = '', every] = /^(.*?)\s*(all)?$/u.exec(answer) ?? [];
    const forAll = every !== undefined;
    if (word === '' ? !forAll : word === 's' || word === 'skip') return { way: 'skipped', forAll };
    const way = /^\d+$/u.test(word) ? ways[Number(word) - 1] : undefined;
    if (way) return { way, forAll };
    host.err.write(`${ways.length === 0 ? 'There is nothing to choose.' : `Type a number from ${numbers.replace('-', ' to ')}.`}\n`);
  }
}

function left(): PackerError {
  return packerError('cancelled', 'Nothing was decided, and nothing was written.', 'Run prometeu reconcile again to decide.');
}
