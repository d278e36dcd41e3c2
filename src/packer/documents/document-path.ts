import { longestPath, pathBytes } from '../../io/portable-name.ts';

/** Bytes a path in a document may have (formats.md, words). */
export const maxPathBytes = longestPath;

/** Why a path in a document is none: it leads out of its directory, or it is not written as one. */
export type PathProblem = 'leaves' | 'not_a_path' | 'too_long';

/**
 * Checks that a path is POSIX, relative, without empty, `.` or `..` segments and at most 240 bytes. Unicode
 * form and names that some system cannot have are not its business: the walk reports them as what they are.
 */
export function pathProblem(path: string): PathProblem | undefined {
  if (/^[/\\]|^[A-Za-z]:[\\/]/u.test(path) || climbsOut(path)) return 'leaves';
  if (path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..')) return 'not_a_path';
  return pathBytes(path) > maxPathBytes ? 'too_long' : undefined;
}

/**
 * One form for all spellings that a disk without case, or without Unicode forms, takes for the same. Upper case
 * comes first so that letters which only meet there (ß and ss, ſ and s) meet.
 */
export function foldPath(path: string): string {
  // Most paths are their own form, and of hundreds of thousands no copies need be made.
  if (/^[\x20-\x40\x5b-\x7e]*$/u.test(path)) return path;
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

/** Order of paths: by code points, which UTF-16 order is not beyond the basic plane (formats.md, words). */
export function comparePaths(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Moves the surrogates, which stand for the points beyond U+FFFF, behind U+E000 … U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Whether `..` segments lead above the start. */
function climbsOut(path: string): boolean {
  let depth = 0;
  for (const segment of path.split('/')) {
    if (segment === '..') depth--;
    else if (segment !== '.' && segment !== '') depth++;
    if (depth < 0) return true;
  }
  return false;
}
