import { watch } from 'chokidar';
import { systemCode } from '../system-error.ts';
import type { WatchDirectory, WatchFailure } from './watch.ts';

/** Codes of a queue that ran over: what comes after it is told again. */
const overflows: ReadonlySet<string> = new Set(['EOVERFLOW', 'ENOBUFS', 'ERR_FS_WATCH_QUEUE_OVERFLOW']);

const spoken: Readonly<Record<string, string>> = {
  ENOSPC: 'the system has no watches left (fs.inotify.max_user_watches)',
  EMFILE: 'the system has no watches left (fs.inotify.max_user_instances, or open files)',
  ENOSYS: 'this file system cannot be watched',
  ENOTSUP: 'this file system cannot be watched',
};

/**
 * Watches with the system's own means, without reading anything and without following links. Known limit: one system
 * watch a directory, so a tree of very many directories may run out of them; that is told as `broken`.
 */
export const watchWithChokidar: WatchDirectory = ({ directory, ignores }, listener) => {
  const below = (path: string): string => path.replaceAll('\\', '/').slice(directory.length + 1);
  const watcher = watch(directory, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path) => path.length > directory.length && ignores(below(path)),
  });
  watcher.on('ready', () => {
    listener.ready();
  });
  watcher.on('all', (event, path) => {
    const place = below(path);
    listener.changed(event === 'addDir' || event === 'unlinkDir' ? place : place.slice(0, Math.max(0, place.lastIndexOf('/'))));
  });
  // What came and went between two of its own looks it does not tell: the directory is worth a look all the same.
  watcher.on('raw', (_, name, details) => {
    const watched = watchedPathOf(details);
    if (watched === undefined || name === '' || watched.endsWith(`/${name}`) || !watched.startsWith(`${directory}/`)) return;
    if (!ignores(`${below(watched)}/`)) listener.changed(below(watched));
  });
  watcher.on('error', (error) => {
    listener.failed(failureOf(error));
  });
  return { close: () => watcher.close() };
};

function watchedPathOf(details: unknown): string | undefined {
  if (typeof details !== 'object' || details === null || !('watchedPath' in details)) return undefined;
  return typeof details.watchedPath === 'string' ? details.watchedPath.replaceAll('\\', '/') : undefined;
}

/** What an error of the system means for whoever relies on events. */
export function failureOf(error: unknown): WatchFailure {
  const code = systemCode(error);
  const message = (code === undefined ? undefined : spoken[code]) ?? (error instanceof Error ? error.message : 'the watch failed');
  return { kind: code !== undefined && overflows.has(code) ? 'lost_events' : 'broken', message };
}
