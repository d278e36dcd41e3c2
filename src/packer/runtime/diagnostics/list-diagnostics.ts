import { ok } from '../../../base/result.ts';
import { severitySchema, type Diagnostic } from '../../../contract/diagnostics.ts';
import type { DiagnosticRow } from '../../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { concernsPack } from '../../diagnostics/diagnose.ts';
import { comparePaths } from '../../documents/document-path.ts';
import { assetByRoot } from '../../snapshot/query.ts';
import { isBelow } from '../assets/asset-filter.ts';
import type { Project } from '../project.ts';
import { countsOf, problemCounts } from '../assets/rows.ts';

type ListRequest = ValidRequestOf<'listDiagnostics'>;
type GroupBy = ListRequest['group_by'];
type GroupRow = Extract<DiagnosticRow, { kind: 'group' }>;

/** One page of what the rules find with what is known now, in groups; nothing is opened for it. */
export function listDiagnostics(project: Project, request: ListRequest): AnswerOf<'listDiagnostics'> {
  const { lines, counts, codes } = chosenLines(project, request);
  return ok({
    ...project.stamp(),
    total: lines.length,
    rows: lines.slice(request.offset, request.offset + request.limit),
    counts: { ...counts, unchecked_assets: problemCounts(project).unchecked_assets },
    codes: [...codes],
  });
}

interface Chosen {
  readonly lines: readonly DiagnosticRow[];
  readonly counts: ReturnType<typeof countsOf>;
  readonly codes: ReturnType<typeof codesOf>;
}

/** Of each list of findings, which never changes, the choice last asked for: whoever scrolls asks for page after page of it. */
const lastChoice = new WeakMap<readonly Diagnostic[], { readonly choice: string; readonly chosen: Chosen }>();

function chosenLines(project: Project, request: ListRequest): Chosen {
  const found = project.diagnostics();
  const choice = JSON.stringify([request.filter, request.group_by, request.collapsed]);
  const before = lastChoice.get(found);
  if (before?.choice === choice) return before.chosen;
  const chosen = choose(project, found, request);
  lastChoice.set(found, { choice, chosen });
  return chosen;
}

function choose(project: Project, found: readonly Diagnostic[], request: ListRequest): Chosen {
  const concerns = concernsPack(project.snapshot);
  const { codes, ...rest } = request.filter ?? {};
  const matching = found.filter(matches(project, rest, concerns));
  const chosen = codes ? matching.filter(({ code }) => codes.includes(code)) : matching;
  return { lines: linesOf(chosen, request, concerns), counts: countsOf(chosen), codes: codesOf(matching) };
}

function matches(
  { snapshot }: Project,
  filter: Omit<NonNullable<ListRequest['filter']>, 'codes'>,
  concerns: (found: Diagnostic) => boolean,
): (found: Diagnostic) => boolean {
  const text = filter.text?.toLowerCase();
  const root = filter.root?.normalize('NFC');
  const folder = filter.folder?.normalize('NFC');
  return (found) => {
    const { place } = found;
    if (filter.severities && !filter.severities.includes(found.severity)) return false;
    if (filter.asset_id !== undefined && place.asset_id !== filter.asset_id) return false;
    if (root !== undefined && place.root !== root) return false;
    if (folder !== undefined && (place.root === undefined || !isBelow(place.root, folder))) return false;
    if (filter.family !== undefined && familyAt(place.root) !== filter.family) return false;
    if (filter.pack !== undefined && concerns(found) !== filter.pack) return false;
    return text === undefined || wordsOf(found).includes(text);
  };

  function familyAt(at: string | undefined): string | undefined {
    return at === undefined ? undefined : assetByRoot(snapshot, at)?.declaration.document?.family;
  }
}

function wordsOf({ code, message, remedy, place }: Diagnostic): string {
  return `${code}\n${message}\n${remedy}\n${place.file ?? place.root ?? ''}`.toLowerCase();
}

interface Group {
  readonly row: GroupRow;
  readonly found: Diagnostic[];
}

/** Groups in order, each followed by what is in it unless it is collapsed. */
function linesOf(diagnostics: readonly Diagnostic[], request: ListRequest, concerns: (found: Diagnostic) => boolean): DiagnosticRow[] {
  const collapsed = new Set(request.collapsed);
  return groupsOf(diagnostics, request.group_by).flatMap(({ row, found }): DiagnosticRow[] => {
    const head = { ...row, collapsed: collapsed.has(row.key), ...countsOf(found) };
    if (head.collapsed) return [head];
    const ordered = found.toSorted((a, b) => rank(a) - rank(b));
    return [
      head,
      ...ordered.map((diagnostic, index): DiagnosticRow => {
        const blocks = diagnostic.severity === 'error' && concerns(diagnostic);
        return { kind: 'diagnostic', position: index + 1, of: ordered.length, blocks_pack: blocks, diagnostic };
      }),
    ];
  });
}

function groupsOf(diagnostics: readonly Diagnostic[], by: GroupBy): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const diagnostic of diagnostics) {
    const head = headOf(diagnostic, by);
    const known = groups.get(head.key);
    if (known) known.found.push(diagnostic);
    else groups.set(head.key, { row: { kind: 'group', ...head, collapsed: false, errors: 0, warnings: 0, infos: 0 }, found: [diagnostic] });
  }
  return [...groups.values()].sort((a, b) => (by === 'severity' ? rankOf(a.row.key) - rankOf(b.row.key) : comparePaths(a.row.key, b.row.key)));
}

/** The project's own findings stand first: no root sorts before the empty key. */
function headOf({ code, severity, place }: Diagnostic, by: GroupBy): Pick<GroupRow, 'key' | 'title' | 'asset_id' | 'root'> {
  const { root } = place;
  switch (by) {
    case 'severity':
      return { key: severity, title: severity };
    case 'code':
      return { key: code, title: code };
    case 'folder': {
      const folder = root === undefined ? '' : root.slice(0, Math.max(0, root.lastIndexOf('/')));
      return { key: root === undefined ? '' : `/${folder}`, title: root === undefined ? 'Project' : `assets/${folder}` };
    }
    case 'asset':
      if (root === undefined) return { key: '', title: 'Project' };
      return { key: root, title: root, root, ...(place.asset_id === undefined ? {} : { asset_id: place.asset_id }) };
  }
}

function rank({ severity }: Diagnostic): number {
  return rankOf(severity);
}

function rankOf(severity: string): number {
  return severitySchema.options.findIndex((option) => option === severity);
}

function codesOf(diagnostics: readonly Diagnostic[]): { code: string; severity: Diagnostic['severity']; findings: number }[] {
  const codes = new Map<string, { code: string; severity: Diagnostic['severity']; findings: number }>();
  for (const found of diagnostics) {
    const known = codes.get(found.code) ?? { code: found.code, severity: found.severity, findings: 0 };
    known.findings += 1;
    if (rank(found) < rankOf(known.severity)) known.severity = found.severity;
    codes.set(found.code, known);
  }
  return [...codes.values()].sort((a, b) => comparePaths(a.code, b.code));
}
