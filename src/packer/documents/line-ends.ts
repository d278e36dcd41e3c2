/** Where a line ends: LF, CRLF or a lone CR, as JSON allows them between its parts. */
interface LineBreak {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The first line end of a text. */
export function firstBreak(text: string): LineBreak | undefined {
  const start = text.search(/[\r\n]/u);
  if (start === -1) return undefined;
  const end = text.startsWith('\r\n', start) ? start + 2 : start + 1;
  return { text: text.slice(start, end), start, end };
}

/** Past the last line's end of a text, or 0. */
export function lastLineStart(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}

/** The spaces and tabs from `start` on. */
export function indentAfter(text: string, start: number): string {
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}
