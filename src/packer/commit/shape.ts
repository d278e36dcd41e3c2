import { originOf } from './placement.ts';
import { isDerived, pathFault } from './places.ts';
import { ancestorsOf, isWithin } from './tree-path.ts';

/** What a change set and the record of it have in common: the paths, and which of them come and go. */
export interface CommitShape {
  readonly moves: readonly { readonly from: string; readonly to: string }[];
  readonly files: readonly {
    readonly path: string;
    readonly before: string;
    readonly trash?: string | undefined;
    readonly after: unknown;
  }[];
}

/**
 * Why these moves and files cannot be one commit; `undefined` when they can. In a change set a fault is a
 * bug of whoever made it, in a record it is damage or malice.
 */
export function shapeFault(shape: CommitShape): string | undefined {
  return pathsFault(shape) ?? movesFault(shape) ?? filesFault(shape);
}

function pathsFault({ moves, files }: CommitShape): string | undefined {
  const paths = [
    ...moves.flatMap(({ from, to }) => [from, to]),
    ...files.flatMap(({ path, trash }) => (trash === undefined ? [path] : [path, trash])),
  ];
  for (const path of paths) {
    const fault = pathFault(path);
    if (fault !== undefined) return `the path ${JSON.stringify(path.slice(0, 200))} ${fault}`;
  }
  return undefined;
}

function movesFault({ moves }: CommitShape): string | undefined {
  for (const [index, { from, to }] of moves.entries()) {
    if (isWithin(to, from) || isWithin(from, to)) return `the directory ${from} would be moved into or over itself`;
    if (originOf(from, moves, index) === undefined) return `nothing is left at ${from} to be moved`;
  }
  return undefined;
}

function filesFault({ moves, files }: CommitShape): string | undefined {
  const places = new Set<string>();
  for (const { path, before, after, trash } of files) {
    if (before === 'absent' && after === 'absent') return `the file ${path} neither comes nor goes`;
    if (trash !== undefined && after !== 'absent') return `the file ${path} is not deleted and needs no trash`;
    if (before !== 'absent' && originOf(path, moves, moves.length) === undefined) return `the moves leave no file at ${path}`;
    for (const place of trash === undefined ? [path] : [path, trash]) {
      if (places.has(place)) return `two changes are about ${place}`;
      places.add(place);
    }
  }
  const nested = [...places].find((place) => ancestorsOf(place).some((directory) => places.has(directory)));
  return nested === undefined ? undefined : `a file is also the directory of ${nested}`;
}

/** Whether a commit writes below `build/` alone: derived output, whose journal is a pack's staging directory. */
export function isPromotion({ moves, files }: CommitShape): boolean {
  const paths = [...moves.flatMap(({ from, to }) => [from, to]), ...files.flatMap(({ path, trash }) => [path, trash ?? path])];
  return paths.length > 0 && paths.every(isDerived);
}
