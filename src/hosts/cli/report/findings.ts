import type { ResponseOf } from '../../../contract/operations.ts';
import { counted, formatBytes } from './bytes.ts';
import { diagnosticsReport, problemCount } from './diagnostics.ts';
import type { Lines, Page } from './page.ts';

/** All findings of a doctor's visit and what it looked at. */
export function doctorReport(page: Page, { diagnostics, checked }: ResponseOf<'runDoctor'>): Lines {
  const scope = `${counted(checked.assets, 'asset')}, ${counted(checked.files, 'file')}, ${formatBytes(checked.bytes)}`;
  if (diagnostics.length === 0) return [`${page.colour.green('healthy')}: nothing to report in ${scope}`];
  return [...diagnosticsReport(page, diagnostics), `${problemCount(page.colour, diagnostics)} in ${scope}`];
}

/** The gate's view: whether a pack would start, and what stands in its way. */
export function validationReport(page: Page, validation: ResponseOf<'validatePackWorkspace'>): Lines {
  const { colour } = page;
  const count = problemCount(colour, validation.diagnostics);
  const assets = counted(validation.assets.length, 'asset');
  const verdict = validation.blocked
    ? `${colour.red('blocked')}: a pack of ${assets} would not start`
    : `${colour.green('ready')}: ${assets} can be packed`;
  const refused = validation.refused ? [`${colour.red('refused')}: ${validation.refused.message} ${validation.refused.remedy}`] : [];
  return [...diagnosticsReport(page, validation.diagnostics), ...refused, count === '' ? verdict : `${verdict} (${count})`];
}
