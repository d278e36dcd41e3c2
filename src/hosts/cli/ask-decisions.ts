import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { DriftDecision, DriftItem, DriftOption } from '../../contract/operations/drift.ts';
import { decisionOf } from './decisions.ts';
import { printReport } from './print.ts';
import { itemLines, waysOutOf } from './report/drift.ts';
import type { Session } from './session.ts';

/**
 * Asks about each item in turn, on standard error. An item that is skipped stays owed. Leaving in the middle decides
 * nothing: decisions are made together.
 */
export async function askDecisions(session: Session, items: readonly DriftItem[]): Promise<Result<DriftDecision[], PackerError>> {
  const { host } = session;
  session.progress?.dispose();
  const made: DriftDecision[] = [];
  for (const [index, item] of items.entries()) {
    await printReport(host, host.err, session.directory, (page) => [
      page.colour.bold(`${index + 1} of ${items.length}`),
      ...itemLines(page, item, 'numbered'),
    ]);
    const answer = await askWay(session, waysOutOf(item).filter(({ available }) => available));
    if (answer === 'left') return err(left());
    if (answer !== 'skipped') made.push(decisionOf(item, answer));
    host.err.write('\n');
  }
  return ok(made);
}

async function askWay({ host }: Session, ways: readonly DriftOption[]): Promise<DriftOption | 'skipped' | 'left'> {
  const numbers = ways.length === 1 ? '1' : `1-${ways.length}`;
  const question = ways.length === 0 ? 'No way out is open now. Enter goes on, q leaves: ' : `Which? [${numbers}; Enter skips, q leaves] `;
  for (;;) {
    const line = await host.ask(question);
    if (line === undefined) host.err.write('\n');
    const answer = line?.trim().toLowerCase() ?? 'q';
    if (answer === 'q' || answer === 'quit') return 'left';
    if (answer === '' || answer === 's' || answer === 'skip') return 'skipped';
    const way = /^\d+$/u.test(answer) ? ways[Number(answer) - 1] : undefined;
    if (way) return way;
    host.err.write(`${ways.length === 0 ? 'There is nothing to choose.' : `Type a number from ${numbers.replace('-', ' to ')}.`}\n`);
  }
}

function left(): PackerError {
  return packerError('cancelled', 'Nothing was decided, and nothing was written.', 'Run prometeu reconcile again to decide.');
}
