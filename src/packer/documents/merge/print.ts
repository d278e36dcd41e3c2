import type { IndexDocument, IndexEntry } from '../../../contract/documents.ts';
import { printIndex, printIndexEntry } from '../index-print.ts';

/** Lines that a person chooses between, without commas. Either side may be empty. */
export interface Hunk {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** Entries to choose between. */
export interface EntryHunk {
  readonly ours: readonly IndexEntry[];
  readonly theirs: readonly IndexEntry[];
}

export interface Printed {
  readonly text: string;
  /** 1-based line of the first marker of each entry hunk, beside those that were given. */
  readonly entryLines: readonly number[];
  /** The same for the hunks of keys. */
  readonly keyLines: readonly number[];
}

/** Lines of a printed registry in front of `assets`: the bracket, `schema_version`, `next_asset_id`. */
const linesBeforeAssets = 3;

/**
 * A registry with what could not be merged between git's own markers, around single lines.
 *
 * Every line in a hunk ends with a comma, because one that is nobody's to decide always follows: hunks of keys stand
 * before `assets`, hunks of entries before the last undisputed entry even where their ids are higher. So whichever
 * side is taken, also both, JSON comes out. Only a registry without a single undisputed entry has nothing to follow:
 * there all disputes are one hunk, and a side is taken whole.
 */
export function printWithHunks(document: IndexDocument, entryHunks: readonly EntryHunk[], keyHunks: readonly Hunk[]): Printed {
  const printed = printIndex(document).split('\n');
  const lines = entryHunks.length > 0 ? openEmptyList(printed) : printed;
  const entriesAt = linesBeforeAssets + 1;
  const entries = [...document.assets].sort((a, b) => a.asset_id - b.asset_id);
  const listed = entries.length === 0 ? together(entryHunks) : spread(entries, entryHunks);

  const head = lines.slice(0, linesBeforeAssets);
  const keyLines = keyHunks.map((hunk) => head.push(...printHunk(withCommas(hunk))) - hunkLength(hunk) + 1);
  head.push(...lines.slice(linesBeforeAssets, entriesAt));
  const entryLines = listed.starts.map((start) => head.length + start);
  const tail = lines.slice(entriesAt + entries.length);
  return { text: [...head, ...listed.lines, ...tail].join('\n'), entryLines, keyLines };
}

/** `"assets": []` on two lines, so that something can stand between the brackets. */
function openEmptyList(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => (at === linesBeforeAssets && line.startsWith('  "assets": []') ? ['  "assets": [', line.replace('"assets": [', '')] : [line]));
}

interface Listed {
  readonly lines: readonly string[];
  /** Where each hunk begins, from 1. */
  readonly starts: readonly number[];
}

function spread(entries: readonly IndexEntry[], hunks: readonly EntryHunk[]): Listed {
  const lines: string[] = [];
  const starts = new Map<EntryHunk, number>();
  const waiting = [...hunks].sort((a, b) => lowestId(a) - lowestId(b));
  let next = 0;
  for (const [at, entry] of entries.entries()) {
    const last = at === entries.length - 1;
    for (let hunk = waiting[next]; hunk && (last || lowestId(hunk) < entry.asset_id); hunk = waiting[++next]) {
      starts.set(hunk, lines.length + 1);
      // One by one: a hunk may be as long as the registry.
      for (const line of printHunk(withCommas(entryLinesOf(hunk)))) lines.push(line);
    }
    lines.push(printIndexEntry(entry) + (last ? '' : ','));
  }
  return { lines, starts: hunks.map((hunk) => starts.get(hunk) ?? 1) };
}

function together(hunks: readonly EntryHunk[]): Listed {
  const side = (name: keyof EntryHunk): readonly string[] => {
    const lines = byId(hunks.flatMap((hunk) => hunk[name])).map(printIndexEntry);
    return lines.map((line, at) => (at === lines.length - 1 ? line : `${line},`));
  };
  if (hunks.length === 0) return { lines: [], starts: [] };
  return { lines: printHunk({ ours: side('ours'), theirs: side('theirs') }), starts: hunks.map(() => 1) };
}

function entryLinesOf({ ours, theirs }: EntryHunk): Hunk {
  return { ours: byId(ours).map(printIndexEntry), theirs: byId(theirs).map(printIndexEntry) };
}

function lowestId({ ours, theirs }: EntryHunk): number {
  return byId([...ours, ...theirs])[0]?.asset_id ?? 0;
}

function byId(entries: readonly IndexEntry[]): readonly IndexEntry[] {
  return [...entries].sort((a, b) => a.asset_id - b.asset_id);
}

function withCommas({ ours, theirs }: Hunk): Hunk {
  const comma = (line: string): string => `${line},`;
  return { ours: ours.map(comma), theirs: theirs.map(comma) };
}

function printHunk({ ours, theirs }: Hunk): readonly string[] {
  return ['<<<<<<< ours', ...ours, '=======', ...theirs, '>>>>>>> theirs'];
}

function hunkLength({ ours, theirs }: Hunk): number {
  return ours.length + theirs.length + 3;
}
