import type { DriftDecision, DriftItem, ReconcilePreview } from '../../../contract/operations/drift.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatCount } from './bytes.ts';
import { driftReport, optionName } from './drift.ts';
import { wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { isEmpty, previewReport } from './preview.ts';
import { printable } from '../../../base/printable.ts';
import { driftHeadline } from './status.ts';

type Divergence = ResponseOf<'getDivergence'>;

/** More decisions or items than this are counted only. */
const longestList = 100;

/** Of decisions alike more than this are counted only. */
const mostAlike = 10;

/** What is to be decided at all, before the first of very many is asked about. */
export function kindsLines({ colour }: Page, items: readonly DriftItem[]): Lines {
  const kinds = Map.groupBy(items, ({ kind }) => kind);
  return [colour.bold(`${counted(items.length, 'decision')}:`), ...[...kinds].map(([kind, of]) => `  ${formatCount(of.length)} × ${colour.yellow(kind)}`)];
}

/** What decisions do together: each with what it says of itself, then files and diffs as of any change. */
export function reconcilePreviewReport(page: Page, preview: ReconcilePreview, items: readonly DriftItem[]): Lines {
  const byId = new Map(items.map((item) => [item.id, item]));
  const alike = [...Map.groupBy(preview.decisions, ({ item, choice }) => `${byId.get(item)?.kind ?? item} ${choice}`)];
  const shown = alike.flatMap(([, decisions]) => decisions.slice(0, mostAlike)).slice(0, longestList);
  const hidden = preview.decisions.length - shown.length;
  return [
    page.colour.bold(`${counted(preview.decisions.length, 'decision')}:`),
    ...(hidden > 0 ? alike.map(([name, decisions]) => `  ${formatCount(decisions.length)} × ${page.colour.yellow(printable(name))}`) : []),
    ...shown.flatMap((decision) => decisionLines(page, decision, byId.get(decision.item))),
    ...(hidden > 0 ? [page.colour.dim(`  … and ${counted(hidden, 'more decision')}: --dry-run --json has them all`)] : []),
    '',
    ...(isEmpty(preview) ? [] : previewReport(page, preview)),
  ];
}

function decisionLines(page: Page, decision: DriftDecision, item: DriftItem | undefined): Lines {
  const option = item?.options.find(({ choice, target }) => choice === decision.choice && target === decision.target);
  const head = `  ${page.colour.yellow(printable(decision.item))}  ${page.colour.cyan(printable(optionName(decision)))}`;
  return [head, ...wrap(printable(option?.says ?? ''), Math.max(20, page.width - 4)).map((line) => `    ${line}`)];
}

/** Decisions are owed, and nobody is there to make them. */
export function owedReport(page: Page, { items, counts }: Divergence): Lines {
  const owed = items.filter((item) => item.class === 'decision');
  return [
    driftHeadline(page.colour, { ...counts, content: 0, information: 0 }),
    '',
    ...driftReport(page, owed.slice(0, longestList), owed.length),
    ...wrap('Nothing is chosen for you: decide on a terminal, or with --accept KIND=CHOICE or --decide ITEM=CHOICE, and --yes to write.', page.width),
  ];
}

/** Nothing is owed. What is worth knowing may be decided about all the same. */
export function nothingOwedReport(page: Page, { items, counts }: Divergence): Lines {
  const known = items.filter((item) => item.class === 'information');
  if (known.length === 0) return [`${page.colour.green('reconciled')}: disk and registry agree`];
  return [
    `${page.colour.green('reconciled')}: no decision is owed`,
    '',
    driftHeadline(page.colour, { ...counts, content: 0, decision: 0 }),
    '',
    ...driftReport(page, known.slice(0, longestList), known.length),
    ...wrap('prometeu register ROOT registers one, prometeu reconcile --accept root_appeared all of them.', page.width),
  ];
}

/** After decisions were carried out: what still waits. */
export function stillOwedLines({ colour }: Page, count: number): Lines {
  if (count === 0) return [];
  return [colour.yellow(`  ${counted(count, 'decision')} ${count === 1 ? 'is' : 'are'} still owed: prometeu status`)];
}
