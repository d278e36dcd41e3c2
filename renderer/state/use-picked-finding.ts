import type { RowOf } from './pages.ts';
import type { Pages } from './use-pages.ts';
import { usePickedRow, type PickedRow } from './use-picked-row.ts';

type Line = RowOf<'listDiagnostics'>;

/** The line that is picked in a list of findings: the same finding, whichever group it stands in and wherever. */
export function usePickedFinding(pages: Pages<'listDiagnostics'>): PickedRow<Line> {
  return usePickedRow(pages, keyOf);
}

function keyOf(line: Line): string {
  return line.kind === 'group' ? `group ${line.key}` : JSON.stringify(line.diagnostic);
}
