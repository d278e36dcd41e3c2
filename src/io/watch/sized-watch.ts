import { readdirSync } from 'node:fs';
import { watchWithChokidar } from './chokidar-watch.ts';
import { directoryWatch } from './directory-watch.ts';
import { tellingOwnMoves } from './own-moves.ts';
import type { Watch, WatchDirectory } from './watch.ts';

/** Directories up to which chokidar is right: beyond them it takes seconds and hundreds of MiB. */
const large = 1000;

export interface WatchChoice {
  readonly platform: NodeJS.Platform;
  readonly small: WatchDirectory;
  readonly large: WatchDirectory;
  /** Directories from which a tree counts as large. */
  readonly limit: number;
}

const choice: WatchChoice = { platform: process.platform, small: tellingOwnMoves(watchWithChokidar), large: tellingOwnMoves(directoryWatch()), limit: large };

/**
 * The backend that fits the tree: chokidar, and for very large ones on Linux a watch a directory. A tree that grows
 * past the limit while it is open keeps the backend it began with.
 */
export function watchBySize({ platform, small, large: many, limit }: WatchChoice = choice): WatchDirectory {
  return (request, listener): Watch => {
    const isLarge = platform === 'linux' && hasDirectories(request.directory, limit, request.ignores);
    return (isLarge ? many : small)(request, listener);
  };
}

/** Whether there are at least so many directories below; stops counting then. */
function hasDirectories(directory: string, limit: number, ignores: (path: string) => boolean): boolean {
  const waiting = [''];
  let seen = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    seen += 1;
    if (seen >= limit) return true;
    for (const path of directoriesIn(directory, folder)) if (!ignores(path)) waiting.push(path);
    if (waiting.length + seen >= limit) return true;
  }
  return false;
}

function directoriesIn(directory: string, folder: string): readonly string[] {
  try {
    return readdirSync(`${directory}/${folder}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
  } catch {
    // Why it cannot be read is told by whoever looks at the disk.
    return [];
  }
}
