import type { MemoryDirectory, MemoryFile, MemoryNode, NodeCopier } from './memory-nodes.ts';

/** One name in one directory that a system call made, replaced (`node`) or took away (`undefined`). */
export interface EntryChange {
  readonly directory: MemoryDirectory;
  readonly name: string;
  readonly node: MemoryNode | undefined;
}

/** One system call's changes: a rename has two, and a disk with a journal keeps or loses them together. */
interface EntryOperation {
  readonly path: string;
  readonly changes: readonly EntryChange[];
}

/** Something that was not flushed when the power went; a test says whether it reached the disk anyway. */
export interface Unflushed {
  readonly kind: 'entry' | 'content';
  readonly path: string;
}

/**
 * What the directories would lose: the changes of entries since each directory's last flush.
 *
 * The model is a disk with a metadata journal (ext4, xfs, APFS, NTFS): a system call survives whole or not
 * at all, so flushing either parent of a rename keeps both sides. It promises no more than that: changes
 * nobody flushed may survive in any combination, and a file's flush does not keep its name.
 */
export class PendingEntries {
  #operations: EntryOperation[] = [];

  record(path: string, changes: readonly EntryChange[]): void {
    this.#operations.push({ path, changes });
  }

  /** Makes durable whatever touched the directory, and what came before it under the same names. */
  flush(directory: MemoryDirectory): void {
    const wanted = new Set<EntryOperation>();
    for (const operation of this.#operations.toReversed()) {
      if (touches(operation, directory) || [...wanted].some((later) => overlap(operation, later))) wanted.add(operation);
    }
    for (const operation of this.#operations) if (wanted.has(operation)) keep(operation);
    this.#operations = this.#operations.filter((operation) => !wanted.has(operation));
  }

  /** At a power loss: keeps what the test says had reached the disk by itself. */
  settle(survives: (change: Unflushed) => boolean): void {
    for (const operation of this.#operations) {
      if (survives({ kind: 'entry', path: operation.path })) keep(operation);
    }
    this.#operations = [];
  }

  copy(copier: NodeCopier): PendingEntries {
    const copied = new PendingEntries();
    for (const { path, changes } of this.#operations) {
      copied.record(path, changes.map((change) => ({
        directory: copier.copy(change.directory),
        name: change.name,
        node: change.node && copier.copy(change.node),
      })));
    }
    return copied;
  }
}

/** Turns a copied tree into what the disk holds after a power loss: flushed entries, flushed contents. */
export function loseUnflushed(root: MemoryDirectory, survives: (change: Unflushed) => boolean): void {
  const seen = new Set<MemoryNode>();
  const visit = (node: MemoryNode, path: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'file') loseContent(node, path, survives);
    if (node.kind !== 'directory') return;
    node.entries = new Map(node.flushed);
    for (const [name, child] of node.entries) visit(child, `${path}/${name}`);
  };
  visit(root, '');
}

function loseContent(file: MemoryFile, path: string, survives: (change: Unflushed) => boolean): void {
  const flushed = file.flushed ?? new Uint8Array();
  const same = Buffer.compare(flushed, file.bytes.subarray(0, file.size)) === 0;
  if (!same && !survives({ kind: 'content', path })) {
    file.bytes = flushed.slice();
    file.size = flushed.length;
  }
  file.flushed = file.bytes.slice(0, file.size);
}

function keep(operation: EntryOperation): void {
  for (const { directory, name, node } of operation.changes) {
    if (node) directory.flushed.set(name, node);
    else directory.flushed.delete(name);
  }
}

function touches(operation: EntryOperation, directory: MemoryDirectory): boolean {
  return operation.changes.some((change) => change.directory === directory);
}

function overlap(one: EntryOperation, other: EntryOperation): boolean {
  return one.changes.some((a) => other.changes.some((b) => a.directory === b.directory && a.name === b.name));
}
