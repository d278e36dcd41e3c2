import type { Disposable } from '../../src/base/disposable.ts';
import { openContainedRoot } from '../../src/io/contained-path.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { SqliteProjectLock } from '../../src/io/sqlite-project-lock.ts';

/** Holds a project as another process of the packer does: a pack waits at its gate until the answer is disposed of. */
export async function holdProject(directory: string): Promise<Disposable> {
  const root = openContainedRoot(new NodeFileSystem(), directory);
  if (!root.ok) throw new Error(root.error.message);
  const held = await new SqliteProjectLock(root.value).acquire({ program: 'a journey', waitLimit: 0 });
  if (!held.ok) throw new Error(held.error.message);
  return held.value;
}
