import { formatPatch, structuredPatch } from 'diff';
import type { StructuredPatch } from 'diff';
import { differingWindow } from './text-window.ts';
import type { TextWindow } from './text-window.ts';

/** UTF-16 units that may stand in the differing lines of one side: an `asset.json` of the largest size fits. */
export const maxDiffUnits = 1024 * 1024;

/** Unchanged lines around each change, as git shows them. */
const contextLines = 3;

/** Lines that may go or come before they are no longer compared one by one: the effort grows with the square. */
const maxEditLength = 2000;

/**
 * The difference of two contents of one file as `git diff` prints it and `git apply` takes it, without the index
 * line. An absent file is `undefined`: a creation or a deletion, against `/dev/null`. No difference is ''.
 *
 * Answers `undefined` for what is not shown as text: ill-formed UTF-8, a NUL (git calls that binary), and more
 * than {@link maxDiffUnits} in the differing lines of one side. When more than 2,000 lines go or come, all from
 * the first to the last that does are shown as replaced. Line ends and a byte order mark are part of the lines.
 *
 * @param path from the project's directory, POSIX.
 */
export function unifiedDiff(path: string, before: Uint8Array | undefined, after: Uint8Array | undefined): string | undefined {
  const old = before === undefined ? '' : textOf(before);
  const fresh = after === undefined ? '' : textOf(after);
  if (old === undefined || fresh === undefined) return undefined;
  if (old === fresh && (before === undefined) === (after === undefined)) return '';
  const window = differingWindow(old, fresh, contextLines);
  if (Math.max(window.before.length, window.after.length) > maxDiffUnits) return undefined;
  return formatPatch({
    isGit: true,
    isCreate: before === undefined,
    isDelete: after === undefined,
    oldFileName: before === undefined ? '/dev/null' : `a/${path}`,
    newFileName: after === undefined ? '/dev/null' : `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunksOf(window),
  });
}

type Hunk = StructuredPatch['hunks'][number];

function hunksOf(window: TextWindow): Hunk[] {
  const options = { context: contextLines, maxEditLength };
  const patch = structuredPatch('', '', window.before, window.after, undefined, undefined, options);
  const hunks = patch?.hunks ?? [replacement(window)];
  return hunks.map((hunk) => ({
    ...hunk,
    oldStart: hunk.oldStart + window.skippedLines,
    newStart: hunk.newStart + window.skippedLines,
  }));
}

/** The window as one hunk in which every line goes and comes anew. */
function replacement({ before, after }: TextWindow): Hunk {
  const old = hunkLines('-', before);
  const fresh = hunkLines('+', after);
  const count = (lines: readonly string[]): number => lines.filter((line) => !line.startsWith('\\')).length;
  return { oldStart: 1, oldLines: count(old), newStart: 1, newLines: count(fresh), lines: [...old, ...fresh] };
}

function hunkLines(sign: string, text: string): readonly string[] {
  const lines = text.split('\n').map((line) => sign + line);
  if (lines.pop() === sign) return lines;
  return [...lines, `${sign}${text.slice(text.lastIndexOf('\n') + 1)}`, '\\ No newline at end of file'];
}

/** The text with its byte order mark, if it is one that can be shown. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
