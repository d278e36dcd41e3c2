type Measure = (text: string) => number;

// Latin, Greek and Cyrillic letters and the signs that reports themselves use: each takes one column. The soft
// hyphen and combining characters are not among them.
const simple = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f–—‘’“”…→×█░]*$/u;

let measure: Measure | undefined;
let missed = false;

/** Columns of a terminal that uncoloured text takes; see {@link loadMissedWidths}. */
export function widthOf(text: string): number {
  if (simple.test(text)) return text.length;
  missed ||= measure === undefined;
  return measure === undefined ? text.length : measure(text);
}

/**
 * Loading the width of every script costs more than many a command, so it waits until a text needed it. Then
 * this answers `true`, and what was measured until here has to be measured again.
 */
export async function loadMissedWidths(): Promise<boolean> {
  if (!missed || measure !== undefined) return false;
  const module = await import('string-width');
  measure = (text) => module.default(text);
  return true;
}

/** Cuts uncoloured text to at most `width` columns; what was cut ends in `…`. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width < 1) return '';
  if (simple.test(text)) return `${text.slice(0, width - 1)}…`;
  let kept = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Fills up to `width` columns with blanks, on the right unless `align` says otherwise. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Breaks text at blanks into lines of at most `width` columns; a longer word keeps its own line whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines;
}
