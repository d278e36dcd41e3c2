import type { ProjectState } from '../../../contract/state.ts';
import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatCount } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { pad } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from './printable.ts';

type Status = ResponseOf<'getProjectStatus'>;

/** A project at a glance: state and why, what it holds, what is wrong with it. */
export function statusReport(page: Page, status: Status): Lines {
  const { colour } = page;
  const row = (title: string, text: string): string => `  ${colour.dim(pad(title, 10))} ${text}`;
  return [
    `${colour.bold(printable(projectName(status.directory)))}  ${stateWord(colour, status.state)}`,
    ...status.reasons.map((reason) => `  ${printable(reason)}`),
    '',
    row('directory', printable(status.directory)),
    row('assets', assetCounts(status)),
    row('files', `${counted(status.counts.artifacts, 'artifact')} below assets/`),
    row('problems', problemsText(colour, status)),
    ...(status.access.mode === 'read_only' ? [row('access', colour.yellow(readOnlyText(status)))] : []),
  ];
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

function assetCounts({ counts }: Status): string {
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
