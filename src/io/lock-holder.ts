import { hostname } from 'node:os';
import type { ContainedRoot } from './contained-path.ts';
import { openContained, resolveWriteTarget } from './contained-path.ts';
import { writeAll } from './durable-write.ts';
import type { LockHolder } from './project-lock.ts';
import { readWholeOpen } from './read-whole.ts';

const file = 'assets/.prometeu/lock.json';

/** Bytes of a `lock.json` that anyone would read. */
const largest = 4096;

/** Writes down who holds the lock. Called under the lock; not durable, and torn for a moment: it is only a message. */
export function writeLockHolder(root: ContainedRoot, program: string): void {
  removeLockHolder(root);
  const target = resolveWriteTarget(root, file);
  if (!target.ok) return;
  const holder: LockHolder = { pid: process.pid, host: hostname(), program, since: new Date().toISOString() };
  const open = root.fs.create(target.value.absolute);
  try {
    writeAll(root.fs, open, Buffer.from(`${JSON.stringify(holder)}\n`));
  } finally {
    root.fs.close(open);
  }
}

/** Called under the lock. */
export function removeLockHolder(root: ContainedRoot): void {
  const target = resolveWriteTarget(root, file);
  if (target.ok && target.value.stat?.kind === 'file') root.fs.removeFile(target.value.absolute);
}

/** Who `lock.json` names; `undefined` when there is none or it cannot be understood. Never throws the disk's errors. */
export function readLockHolder(root: ContainedRoot): LockHolder | undefined {
  const opened = openContained(root, file);
  if (!opened.ok) return undefined;
  try {
    const read = readWholeOpen(root.fs, opened.value.open, largest);
    return read.ok ? toHolder(JSON.parse(Buffer.from(read.value.bytes).toString())) : undefined;
  } catch {
    return undefined;
  } finally {
    root.fs.close(opened.value.open);
  }
}

function toHolder(value: unknown): LockHolder | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, host, program, since } = value as Partial<Record<keyof LockHolder, unknown>>;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid)) return undefined;
  if (!isLine(host) || !isLine(program) || !isLine(since)) return undefined;
  return { pid, host, program, since };
}

/** Text from a file goes to a terminal: one line of printable characters, not endless. */
function isLine(value: unknown): value is string {
  return typeof value === 'string' && /^[^\p{C}\p{Zl}\p{Zp}]{1,200}$/u.test(value);
}
