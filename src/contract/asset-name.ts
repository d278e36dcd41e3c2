/** Code points of an `asset_name` (formats.md §2). */
const maxLength = 80;

/**
 * What is wrong with an `asset_name`, to follow the words "asset_name": 1–80 code points, NFC, no control
 * characters, no blanks at either end (formats.md §2). `undefined` when nothing is.
 */
export function assetNameProblem(name: string): string | undefined {
  if (name === '') return 'must not be empty';
  const length = Array.from(name).length;
  if (length > maxLength) return `must have at most ${String(maxLength)} characters, not ${String(length)}`;
  if (/\p{Cc}/u.test(name)) return 'must not hold control characters';
  if (name.trim() !== name) return 'must not begin or end with a blank';
  if (!name.isWellFormed()) return 'must not hold half of a surrogate pair';
  return name.normalize('NFC') === name ? undefined : 'must be in Unicode form NFC';
}

/**
 * What is wrong with an `asset_name` that is to be given: in addition none of the marks that turn the direction of a
 * text, which let one name be read as another. What is read may hold them: no project becomes unusable by its names.
 */
export function newAssetNameProblem(name: string): string | undefined {
  const problem = assetNameProblem(name);
  if (problem !== undefined) return problem;
  return /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(name) ? 'must not hold marks that turn the direction of a text' : undefined;
}
