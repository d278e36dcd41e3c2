import type { ProjectState } from '../../../contract/state.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatCount } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { driftReport } from './drift.ts';
import { pad, wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { clockTime } from './time.ts';

type Status = ResponseOf<'getProjectStatus'>;

type Divergence = ResponseOf<'getDivergence'>;

/** A project at a glance: state and why, what it holds, what is wrong with it, and what is to be decided. At most `limit` items. */
export function statusReport(page: Page, status: Status, divergence: Divergence, limit = Infinity): Lines {
  const { colour } = page;
  const row = (title: string, text: string): string => `  ${colour.dim(pad(title, 10))} ${text}`;
  return [
    `${colour.bold(printable(projectName(status.directory)))}  ${stateWord(colour, status.state)}`,
    ...otherReasons(status, divergence).flatMap((reason) => wrap(printable(reason), Math.max(20, page.width - 2)).map((line) => `  ${line}`)),
    '',
    row('directory', printable(status.directory)),
    row('generation', formatCount(status.generation)),
    row('disk', printable(observationText(status))),
    ...wrap(assetCounts(status), Math.max(20, page.width - 13)).map((text, index) => (index === 0 ? row('assets', text) : `${' '.repeat(13)}${text}`)),
    row('files', `${counted(status.counts.artifacts, 'artifact')} below assets/`),
    row('problems', problemsText(colour, status)),
    ...(status.access.mode === 'read_only' ? [row('access', colour.yellow(readOnlyText(status)))] : []),
    ...driftLines(page, divergence, limit),
  ];
}

/** Reasons that no item tells. */
function otherReasons({ reasons }: Status, { items }: Divergence): readonly string[] {
  const told = new Set(items.flatMap(({ message, place }) => [message, `${place.file ?? ''}: ${message}`]));
  return reasons.filter((reason) => !told.has(reason));
}

function driftLines(page: Page, { counts, items, total }: Divergence, limit: number): Lines {
  if (total === 0) return [];
  const lines = driftReport(page, items.slice(0, limit), total);
  const hint = counts.decision > 0 ? ['prometeu reconcile settles what is to be decided.'] : [];
  return ['', driftHeadline(page.colour, counts), '', ...lines, ...hint].slice(0, hint.length > 0 ? undefined : -1);
}

/** `2 decisions are owed, 1 thing worth knowing`. */
export function driftHeadline(colour: Colour, { decision, content, information }: Divergence['counts']): string {
  const parts = [
    ...(decision > 0 ? [colour.yellow(`${counted(decision, 'decision')} ${decision === 1 ? 'is' : 'are'} owed`)] : []),
    ...(content > 0 ? [`${counted(content, 'change')} of contents not taken over yet`] : []),
    ...(information > 0 ? [`${counted(information, 'thing')} worth knowing`] : []),
  ];
  return `${parts.join(', ')}:`;
}

function observationText({ observation: { mode, reason, checked_at } }: Status): string {
  const compared = `compared at ${clockTime(checked_at)}`;
  if (mode === 'live') return `watched, last ${compared}`;
  return mode === 'off' ? compared : `not watched, last ${compared}${reason === undefined ? '' : `: ${reason}`}`;
}

/** The last segment of a project's directory, which people know it by. */
export function projectName(directory: string): string {
  return directory.split(/[\\/]/u).findLast((segment) => segment !== '') ?? directory;
}

export function stateWord(colour: Colour, state: ProjectState): string {
  const paints: Record<ProjectState, Paint> = {
    fresh: colour.green,
    stale: colour.yellow,
    diverged: colour.yellow,
    reconciling: colour.blue,
    failed: colour.red,
  };
  return paints[state](state);
}

function assetCounts({ counts, registry_unread: unread }: Status): string {
  if (unread !== undefined) return unread;
  const parts = [
    `${formatCount(counts.included)} in the build`,
    `${formatCount(counts.excluded)} excluded`,
    ...(counts.missing > 0 ? [`${formatCount(counts.missing)} missing`] : []),
    ...(counts.unregistered > 0 ? [`${counted(counts.unregistered, 'unregistered root')}`] : []),
  ];
  return `${formatCount(counts.registered)} registered: ${parts.join(', ')}`;
}

function problemsText(colour: Colour, { problems }: Status): string {
  const parts = [
    ...(problems.errors > 0 ? [colour.red(counted(problems.errors, 'error'))] : []),
    ...(problems.warnings > 0 ? [colour.yellow(counted(problems.warnings, 'warning'))] : []),
    ...(problems.infos > 0 ? [colour.blue(counted(problems.infos, 'info'))] : []),
  ];
  const known = parts.length > 0 ? parts.join(', ') : problems.unchecked_assets > 0 ? 'none known' : colour.green('none');
  if (problems.unchecked_assets === 0) return known;
  return `${known}; ${counted(problems.unchecked_assets, 'asset')} not checked yet (prometeu doctor)`;
}

function readOnlyText(status: Status): string {
  const reason = status.access.reason;
  return reason === undefined ? 'read only' : `read only: ${printable(reason)}`;
}
