/** The lines in which two texts differ, with a few equal ones around them. */
export interface TextWindow {
  readonly before: string;
  readonly after: string;
  /** Lines in front of the window, the same in both texts. */
  readonly skippedLines: number;
}

/**
 * Cuts away what two texts have in common at their start and end, in whole lines, and leaves up to `context`
 * equal lines on either side: one changed line in a registry of 100,000 is then as cheap to compare as in one
 * of ten. A line ends after LF; the last one may do without.
 */
export function differingWindow(before: string, after: string, context: number): TextWindow {
  const shared = sharedStart(before, after);
  const start = linesBack(before, lineStart(before, shared), context);
  const rest = sharedEnd(before, after, lineStart(before, shared));
  const end = linesOn(before, before.length - rest, context);
  return {
    before: before.slice(start, end),
    after: after.slice(start, after.length - (before.length - end)),
    skippedLines: countLines(before, start),
  };
}

/** Units two texts have in common from the start. */
function sharedStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Units in whole lines that two texts have in common at the end, behind `from`, where both are at a line's start. */
function sharedEnd(a: string, b: string, from: number): number {
  const length = Math.min(a.length, b.length) - from;
  let size = 0;
  while (size < length && a.charCodeAt(a.length - 1 - size) === b.charCodeAt(b.length - 1 - size)) size++;
  // Both may hold more of the line that the shared part begins in: it counts from its first whole line.
  while (size > 0 && !(startsLine(a, a.length - size) && startsLine(b, b.length - size))) {
    const next = a.indexOf('\n', a.length - size);
    size = next === -1 ? 0 : a.length - next - 1;
  }
  return size;
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text.charCodeAt(at - 1) === lineFeed;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** The start of the line `count` lines before the one that starts at `at`, or of the text. */
function linesBack(text: string, at: number, count: number): number {
  let start = at;
  for (let line = 0; line < count && start > 0; line++) start = lineStart(text, start - 1);
  return start;
}

/** Past the end of the `count` lines that follow `at`, or the end of the text. */
function linesOn(text: string, at: number, count: number): number {
  let end = at;
  for (let line = 0; line < count && end < text.length; line++) {
    const next = text.indexOf('\n', end);
    end = next === -1 ? text.length : next + 1;
  }
  return end;
}

function countLines(text: string, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

const lineFeed = 0x0a;
