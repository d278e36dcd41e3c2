/** What the memory file system is made of: inodes with what is there now and what a power loss would leave. */
export type MemoryNode = MemoryFile | MemoryDirectory | MemoryLink | MemorySpecial;

interface NodeFacts {
  readonly inode: number;
  device: number;
  mode: number;
  /** Values of the counter that stands for time; every change gets a later one. */
  mtime: number;
  ctime: number;
}

export interface MemoryFile extends NodeFacts {
  readonly kind: 'file';
  /** Room for at least `size` bytes. */
  bytes: Uint8Array;
  size: number;
  /** The content as last flushed; `undefined` until then. */
  flushed: Uint8Array | undefined;
}

export type Entries = Map<string, MemoryNode>;

export interface MemoryDirectory extends NodeFacts {
  readonly kind: 'directory';
  entries: Entries;
  /** The entries as last flushed. */
  flushed: Entries;
}

export interface MemoryLink extends NodeFacts {
  readonly kind: 'link';
  readonly target: string;
}

/** A pipe, a socket, a device. */
export interface MemorySpecial extends NodeFacts {
  readonly kind: 'other';
}

export function contentOf(file: MemoryFile): Uint8Array {
  return file.bytes.slice(0, file.size);
}

/** Writes into the inode, growing it; a gap before `position` is zero, as on a disk. */
export function writeInto(file: MemoryFile, from: Uint8Array, position: number): void {
  const end = position + from.length;
  if (end > file.bytes.length) {
    const larger = new Uint8Array(Math.max(end, file.bytes.length * 2));
    larger.set(file.bytes.subarray(0, file.size));
    file.bytes = larger;
  }
  file.bytes.set(from, position);
  file.size = Math.max(file.size, end);
}

/** Copies a graph of inodes; two names of one inode stay two names of one inode. */
export class NodeCopier {
  readonly #copies = new Map<MemoryNode, MemoryNode>();

  copy<T extends MemoryNode>(node: T): T {
    const known = this.#copies.get(node);
    if (known) return known as T;
    const copied: MemoryNode = { ...node };
    this.#copies.set(node, copied);
    if (copied.kind === 'file') copied.bytes = contentOf(copied);
    if (copied.kind === 'directory') {
      copied.entries = this.#copyEntries(copied.entries);
      copied.flushed = this.#copyEntries(copied.flushed);
    }
    return copied as T;
  }

  #copyEntries(entries: Entries): Entries {
    return new Map([...entries].map(([name, node]) => [name, this.copy(node)]));
  }
}
