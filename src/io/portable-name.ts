/** Most bytes (UTF-8, NFC) of an asset root below `assets/`, or of a file below its asset root (formats.md, paths). */
export const longestPath = 240;
/** The same of a path from the project's directory: `assets/`, an asset root, `/` and a file below it. */
export const longestProjectPath = 'assets/'.length + longestPath + 1 + longestPath;

const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/iu;
const forbidden = /[:*?"<>|\\/]/u;
// As a string: control characters in a literal are taken for a typing error. Those that turn the direction of a text
// (U+202A–202E, U+2066–2069) let one name be read as another.
const control = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069]', 'u');

/**
 * What keeps one file or directory name from existing on every system, in words that follow "the name …";
 * `undefined` when nothing does (operations.md §9). Pure: no disk is asked. Blanks before the extension and
 * a leading dot are fine.
 */
export function namePortabilityFault(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name === '.' || name === '..') return `is "${name}", which means a directory`;
  if (!name.isWellFormed()) return 'is not valid Unicode';
  const odd = control.exec(name)?.[0];
  if (odd !== undefined) return `holds the control character ${codePoint(odd)}`;
  const sign = forbidden.exec(name)?.[0];
  if (sign !== undefined) return `holds "${sign}", which Windows does not allow`;
  if (name.endsWith('.')) return 'ends in a dot, which Windows drops';
  if (name.endsWith(' ')) return 'ends in a blank, which Windows drops';
  // Windows looks at what stands before the first dot, without blanks: "nul .txt" is the device too.
  const stem = name.slice(0, (name + '.').indexOf('.')).trimEnd();
  if (reserved.test(stem)) return `is "${stem}", a device on Windows`;
  return undefined;
}

/** Bytes of a path in UTF-8, to hold against {@link longestPath} or {@link longestProjectPath}. */
export function pathBytes(path: string): number {
  return Buffer.byteLength(path);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
