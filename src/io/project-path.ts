import { packerError } from '../contract/errors.ts';
import type { ErrorCode, PackerError } from '../contract/errors.ts';
import { longestProjectPath, namePortabilityFault, pathBytes } from './portable-name.ts';

/**
 * What is wrong with the text of a path (POSIX, relative), before any disk is asked; `undefined` when nothing is.
 * Codes: `path_not_contained` for what could lead outside, `path_not_portable` for the rest (operations.md §9).
 *
 * @param longest bytes of its NFC form, whatever the disk's spelling takes; by default what a path from the
 * project's directory may have
 */
export function projectPathFault(path: string, longest = longestProjectPath): PackerError | undefined {
  if (path === '') return outside(path, 'it is empty');
  if (path.startsWith('/')) return outside(path, 'it is absolute');
  const names = path.split('/');
  if (names.includes('..')) return outside(path, 'it holds ".."');
  if (names.includes('.')) return outside(path, 'it holds "."');
  if (names.includes('')) return outside(path, 'it has an empty part');
  const bytes = pathBytes(path.normalize('NFC'));
  if (bytes > longest) return notPortable(path, `it has ${String(bytes)} bytes, more than ${String(longest)}`);
  for (const name of names) {
    const fault = namePortabilityFault(name);
    if (fault !== undefined) return notPortable(path, `the name "${printable(name)}" ${fault}`);
  }
  return undefined;
}

function outside(path: string, why: string): PackerError {
  const remedy = 'Use a path below the project directory, with "/" between the names.';
  return fault('path_not_contained', path, `is not a path inside the project: ${why}`, remedy);
}

function notPortable(path: string, why: string): PackerError {
  return fault('path_not_portable', path, `cannot exist on every system: ${why}`, 'Rename it.');
}

function fault(code: ErrorCode, path: string, what: string, remedy: string): PackerError {
  const file = printable(path);
  return packerError(code, `"${file}" ${what}.`, remedy, { place: { file } });
}

const longestShown = 300;

/** A hostile path in a message: no control characters, no lone surrogates, not endless. */
function printable(text: string): string {
  const shown = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
  return shown.toWellFormed().replace(/\p{Cc}|[\u2028\u2029]/gu, '\ufffd');
}
