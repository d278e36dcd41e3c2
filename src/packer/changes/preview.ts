import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { Preview, PreviewFile } from '../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import { readWhole } from '../../io/read-whole.ts';
import { systemCode } from '../../io/system-error.ts';
import { placeOf } from '../commit/placement.ts';
import { comparePaths } from '../documents/document-path.ts';
import { maxDiffUnits, unifiedDiff } from '../documents/text-diff.ts';
import { registryPath } from './control-paths.ts';
import type { Draft, DraftContent, DraftFile } from './draft.ts';
import type { Drafted } from './draft-changes.ts';

/** What of a preview the plan alone tells; state, session and diagnostics are the runtime's. */
export type PlannedPreview = Pick<Preview, 'title' | 'changes' | 'asset_ids' | 'moves' | 'files' | 'basis'>;

/** The plan as a value that can be printed, kept, compared and carried out (operations.md §3). */
export function plannedPreview({ draft, basis }: Drafted, project: ContainedRoot, diffs?: 'without_diffs'): PlannedPreview {
  const shown = diffs === undefined;
  return {
    title: draft.title,
    changes: [...draft.changes],
    asset_ids: [...draft.assetIds],
    moves: draft.moves.map(({ from, to, toTrash }) => (toTrash ? { from } : { from, to })),
    files: [...fileRows(draft, project, shown), ...registryRow(draft, shown)].sort((a, b) => comparePaths(a.path, b.path)),
    basis,
  };
}

function fileRows(draft: Draft, project: ContainedRoot, shown: boolean): readonly PreviewFile[] {
  return [...draft.files].map(([path, file]) => {
    const { before, after } = file;
    const diff = shown ? diffOf(draft, project, path, file) : undefined;
    return {
      path,
      before: before.sha256,
      after: after === 'absent' ? after : after.sha256,
      size_before: before.size,
      size_after: after === 'absent' ? 0 : after.size,
      ...(diff === undefined ? {} : { diff }),
    };
  });
}

function registryRow(draft: Draft, shown: boolean): readonly PreviewFile[] {
  const { bytes, replaces } = draft.registry.file;
  const before = replaces ? replaces.bytes : bytes;
  const after = draft.registry.bytes();
  if (!after.ok || after.value === before) return [];
  const diff = shown && (replaces?.size ?? 0) <= maxDiffUnits ? unifiedDiff(registryPath, before, after.value) : undefined;
  const sizes = { size_before: replaces?.size ?? bytes.length, size_after: after.value.length };
  return [{ path: registryPath, before: replaces?.sha256 ?? sha256(bytes), after: sha256(after.value), ...sizes, ...(diff === undefined ? {} : { diff }) }];
}

/** Nothing above what a diff shows is read; what cannot be read any more is left to the commit to refuse. */
function diffOf(draft: Draft, project: ContainedRoot, path: string, { before, after }: DraftFile): string | undefined {
  if (before.size > maxDiffUnits || (after !== 'absent' && after.size > maxDiffUnits)) return undefined;
  const origin = draft.origin(path);
  const old = before.sha256 === 'absent' ? 'absent' : (before.bytes ?? (origin === undefined ? undefined : readShort(project, `${project.path}/${origin}`)));
  const fresh = after === 'absent' ? after : bytesOf(project, after);
  if (old === undefined || fresh === undefined) return undefined;
  return unifiedDiff(path, old === 'absent' ? undefined : old, fresh === 'absent' ? undefined : fresh);
}

function bytesOf(project: ContainedRoot, content: DraftContent): Uint8Array | undefined {
  return 'bytes' in content ? content.bytes : readShort(project, content.copyOf);
}

function readShort({ fs }: ContainedRoot, absolute: string): Uint8Array | undefined {
  try {
    const read = readWhole(fs, absolute, maxDiffUnits);
    return read.ok ? read.value.bytes : undefined;
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/**
 * What the rules would find that they do not find now, and the other way round. A finding that only stands on
 * another line, or moves along with its asset, is the same.
 */
export function diagnosticChanges(draft: Pick<Draft, 'moves'>, before: readonly Diagnostic[], after: readonly Diagnostic[]): Preview['diagnostics'] {
  const carriedBefore = before.map((diagnostic) => keyOf(moved(diagnostic, draft)));
  const counts = new Map<string, number>();
  for (const key of carriedBefore) counts.set(key, (counts.get(key) ?? 0) + 1);
  const appear = after.filter((diagnostic) => !take(counts, keyOf(diagnostic)));
  const disappear = before.filter((_, at) => take(counts, carriedBefore[at] ?? ''));
  return { appear, disappear };
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}

/** Where it stands in its file says nothing: lines move, and so do entries of the registry, which an id tells apart. */
function keyOf({ code, severity, message, place }: Diagnostic): string {
  const { line: _line, column: _column, field, ...rest } = place;
  const part = place.file === registryPath ? field?.replace(/^\/assets\/\d+/u, '/assets') : field;
  return JSON.stringify([code, severity, message, part, Object.entries(rest).sort(([a], [b]) => comparePaths(a, b))]);
}

/** Moves are spelt as the disk has it, the places of diagnostics in NFC. */
function moved(diagnostic: Diagnostic, draft: Pick<Draft, 'moves'>): Diagnostic {
  if (draft.moves.length === 0) return diagnostic;
  const moves = draft.moves.map(({ from, to }) => ({ from: from.normalize('NFC'), to: to.normalize('NFC') }));
  const { file, root } = diagnostic.place;
  return {
    ...diagnostic,
    place: {
      ...diagnostic.place,
      ...(file === undefined ? {} : { file: placeOf(file, moves, moves.length) }),
      ...(root === undefined ? {} : { root: placeOf(`assets/${root}`, moves, moves.length).slice('assets/'.length) }),
    },
  };
}
