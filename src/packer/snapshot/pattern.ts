/**
 * Input patterns (formats.md §2): `*` any run and `?` one code point within a segment; `**`, a whole segment,
 * any number of directories, as the last segment every file below. Everything else is literal, a leading dot is
 * matched only literally, case counts. Matching walks the path once for each star at most: the time is bounded
 * by the length of pattern times path, whatever they hold.
 */
export interface Pattern {
  /** Up to the first wildcard: every path that matches starts with it. */
  readonly literalStart: string;
  /** @param path below the asset root, NFC */
  matches(path: string): boolean;
}

/** Whether an entry of an input list is a pattern and not a path. */
export function isPattern(entry: string): boolean {
  return entry.includes('*') || entry.includes('?');
}

/** Compiles an entry for which {@link isPattern} holds. */
export function compilePattern(entry: string): Pattern {
  const normal = entry.normalize('NFC');
  const segments = normal.split('/').map(compileSegment);
  return {
    literalStart: normal.slice(0, normal.search(/[*?]/u)),
    matches: (path) => matchPath(segments, path.split('/')),
  };
}

/** `**`, or the code points of one segment. */
type Segment = typeof anyDirectories | readonly string[];
const anyDirectories = Symbol('**');

function compileSegment(segment: string): Segment {
  return segment === '**' ? anyDirectories : Array.from(segment);
}

/** The usual two-pointer walk: after a mismatch only the last `**` takes one directory more. */
function matchPath(pattern: readonly Segment[], path: readonly string[]): boolean {
  let at = 0;
  let from = 0;
  let lastStar = -1;
  let taken = 0;
  while (from < path.length) {
    const segment = pattern[at];
    const name = path[from] ?? '';
    if (segment === anyDirectories) {
      // As the last segment it stands for every file below, so for at least one name.
      if (at === pattern.length - 1) return path.slice(from).every(isNotHidden);
      lastStar = at++;
      taken = from;
    } else if (segment && matchSegment(segment, name)) {
      at++;
      from++;
    } else if (lastStar >= 0 && isNotHidden(path[taken] ?? '')) {
      at = lastStar + 1;
      from = ++taken;
    } else return false;
  }
  return at === pattern.length;
}

function isNotHidden(name: string): boolean {
  return !name.startsWith('.');
}

function matchSegment(pattern: readonly string[], name: string): boolean {
  if (name.startsWith('.') && pattern[0] !== '.') return false;
  let at = 0;
  let from = 0;
  let lastStar = -1;
  let taken = 0;
  while (from < name.length) {
    const sign = pattern[at];
    const length = pointLength(name, from);
    if (sign === '*') {
      lastStar = at++;
      taken = from;
    } else if (sign === '?' || (sign !== undefined && name.startsWith(sign, from))) {
      at++;
      from += length;
    } else if (lastStar >= 0) {
      at = lastStar + 1;
      taken += pointLength(name, taken);
      from = taken;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** UTF-16 units of the code point at `offset`. */
function pointLength(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}
