import { watch as watchNode } from 'node:fs';
import { systemCode } from '../system-error.ts';
import type { WatchOne } from './directory-watch.ts';
import type { WatchDirectory } from './watch.ts';

/**
 * Tells as well that the watched directory, or the one it lies in, came, went or was moved: a watch is of the thing, not
 * of its name, and hears nothing of that by itself. Known limit: a move of what lies further above is told by nobody, and
 * found by the next look at the disk.
 */
export function tellingOwnMoves(watch: WatchDirectory, open: WatchOne = (path) => watchNode(path, { persistent: false })): WatchDirectory {
  return (request, listener) => {
    const inner = watch(request, listener);
    const [above, own] = parted(request.directory);
    const [, itself] = parted(above);
    const watcher = watcherOf(above, open);
    watcher?.on('change', (kind, name) => {
      if (kind === 'rename' && (name === null || name === own || name === itself)) listener.changed('');
    });
    // What lies around the assets need not be anybody's to watch: looks at the disk find it as well.
    watcher?.on('error', () => undefined);
    return {
      close: async () => {
        watcher?.close();
        await inner.close();
      },
    };
  };
}

function watcherOf(path: string, open: WatchOne): ReturnType<WatchOne> | undefined {
  try {
    return open(path);
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}

/** A path without its last name, and that name. */
function parted(path: string): readonly [above: string, name: string] {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return [path.slice(0, Math.max(at, 0)) || '/', path.slice(at + 1)];
}
