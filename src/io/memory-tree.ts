import type { MemoryDirectory, MemoryNode } from './memory-nodes.ts';
import { SystemError } from './system-error.ts';

/** Links that may be followed on the way to one path, as on Linux. */
const mostLinks = 40;

/** Where a path leads: the directory its last component is in, the component, and what is there. */
export interface Location {
  readonly parent: MemoryDirectory;
  readonly name: string;
  readonly node: MemoryNode | undefined;
  /** Absolute, without links in the directory part. */
  readonly path: string;
}

/** Whether the last component's link is followed. */
export type LastLink = 'follow' | 'keep';

/** Walks a path through the tree as a system call would, following links on the way. */
export function locate(root: MemoryDirectory, path: string, operation: string, last: LastLink = 'keep'): Location {
  const rest = segments(path);
  const trail: { directory: MemoryDirectory; name: string }[] = [{ directory: root, name: '' }];
  let links = 0;
  let found: Location = { parent: root, name: '', node: root, path: '/' };
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '..') {
      if (trail.length > 1) trail.pop();
      found = locationOf(trail);
      continue;
    }
    const parent = enter(trail, operation, path);
    const node = parent.entries.get(name);
    const final = rest.length === 0;
    if (node?.kind === 'link' && (!final || last === 'follow')) {
      if (++links > mostLinks) throw new SystemError('ELOOP', operation, path);
      if (node.target.startsWith('/')) trail.length = 1;
      rest.unshift(...segments(node.target));
      found = locationOf(trail);
      continue;
    }
    found = { parent, name, node, path: `${pathOf(trail)}/${name}` };
    if (final) break;
    if (!node) throw new SystemError('ENOENT', operation, path);
    if (node.kind !== 'directory') throw new SystemError('ENOTDIR', operation, path);
    trail.push({ directory: node, name });
  }
  return found;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function enter(trail: readonly { directory: MemoryDirectory }[], operation: string, path: string): MemoryDirectory {
  const directory = top(trail).directory;
  if ((directory.mode & 0o100) === 0) throw new SystemError('EACCES', operation, path);
  return directory;
}

function top<T>(trail: readonly T[]): T {
  return trail[trail.length - 1] as T;
}

function pathOf(trail: readonly { name: string }[]): string {
  return trail.map(({ name }) => name).join('/');
}

function locationOf(trail: readonly { directory: MemoryDirectory; name: string }[]): Location {
  const { directory, name } = top(trail);
  const parent = trail[trail.length - 2]?.directory ?? directory;
  return { parent, name, node: directory, path: pathOf(trail) || '/' };
}
