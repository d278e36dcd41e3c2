import { openContainedRoot } from '../../src/io/contained-path.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { SqliteProjectLock } from '../../src/io/sqlite-project-lock.ts';

// A process of its own: takes the lock of the project named by its argument, says so, and lives until its
// input ends or it is killed.
const root = openContainedRoot(new NodeFileSystem(), process.argv[2] ?? '');
if (!root.ok) throw new Error(root.error.message);
const lock = await new SqliteProjectLock(root.value).acquire({ program: 'prometeu pack', waitLimit: 0 });
process.stdout.write(lock.ok ? 'held\n' : `${lock.error.code}\n`);
process.stdin.resume();
process.stdin.on('end', () => {
  if (lock.ok) lock.value.dispose();
});
