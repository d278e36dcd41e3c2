import { isAbsolute, resolve } from 'node:path';
import { placeIdSchema } from '../src/contract/operations/studio.ts';

/** What the program was asked to open, from its command line or a link. */
export type Opening =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'place'; readonly placeId: string }
  /** Absolute. Only a person's own command line says this, never a link. */
  | { readonly kind: 'directory'; readonly directory: string }
  /** Absolute; a person chose it in a dialog, to become a project. */
  | { readonly kind: 'new'; readonly directory: string }
  /** Outside the allow-list; why, for a person. */
  | { readonly kind: 'refused'; readonly why: string };

/** Longest command line word that is looked at. */
const longestWord = 4096;

/** `prometeu://open/<place_id>`, to the letter: a link names a place that the Studio listed and nothing else. */
const linkPattern = /^prometeu:\/\/open\/(?<place>[^/?#]*)\/?$/u;

export function openingOfLink(link: string): Opening {
  const place = placeIdSchema.safeParse(linkPattern.exec(link)?.groups?.['place']);
  return place.success ? { kind: 'place', placeId: place.data } : refused('The link names no project of the Studio.');
}

/**
 * The words of a person's command line after the program's own: at most one, a link or a directory. Switches are
 * passed over, since Chromium puts its own among them when a second instance hands its command line over.
 */
export function openingOfWords(words: readonly string[], workingDirectory: string): Opening {
  const asked = words.filter((word) => word !== '' && !word.startsWith('-'));
  const word = asked[0];
  if (word === undefined) return { kind: 'nothing' };
  if (asked.length > 1) return refused('One project at a time can be named.');
  if (/^[A-Za-z][0-9A-Za-z+.-]+:\/\//u.test(word)) return openingOfLink(word);
  return openingOfDirectory(word, workingDirectory);
}

function openingOfDirectory(word: string, workingDirectory: string): Opening {
  if (word.length > longestWord || word.includes('\0') || !isAbsolute(workingDirectory)) return refused('The project named is no directory.');
  // A share's name alone makes Windows sign in to whoever owns it.
  if (/^(?:\\\\|\/\/)/u.test(word)) return refused('A project on a network share is opened from a drive or a mount.');
  return { kind: 'directory', directory: resolve(workingDirectory, word) };
}

/** An unpackaged program's first word is the program's own file. */
export function wordsOfArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const words = argv.slice(1).filter((word) => !word.startsWith('-'));
  return packaged ? words : words.slice(1);
}

function refused(why: string): Opening {
  return { kind: 'refused', why };
}
