/** Words and numbers of a report that is read as HTML. */

/** `1 234 567` with narrow blanks, whatever the locale. */
export function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, '\u202f');
}

export function signed(value: number): string {
  return `${value < 0 ? '\u2212' : '+'}${number(Math.abs(value))}`;
}

export function bytes(size: number): string {
  return `${number(size)} bytes`;
}

/** Names come from authors: nothing of them is ever markup, and no control of direction reaches the page. */
export function escape(text: string): string {
  return text.replace(/[&<>"'\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    /[&<>"']/u.test(character) ? `&#${character.charCodeAt(0)};` : '\ufffd',
  );
}

/** How a column is set: words, numbers under each other, digests small, names of files whole. */
export type Kind = 'text' | 'number' | 'digest' | 'code';

export type Column = readonly [name: string, kind: Kind];

const classes: Readonly<Record<Kind, string>> = { text: '', number: ' class="n"', digest: ' class="d"', code: ' class="c"' };

export function table(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const head = columns.map(([name, kind]) => `<th scope="col"${classes[kind]}>${escape(name)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, at) => `<td${classes[columns[at]?.[1] ?? 'text']}>${escape(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<h2>${escape(caption)}</h2>\n<div class="t" tabindex="0" role="region" aria-label="${escape(caption)}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}
