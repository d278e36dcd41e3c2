import { DurableWriter } from '../io/durable-write.ts';
import type { FileSystem } from '../io/file-system.ts';

const pieceBytes = 1024 * 1024;

/**
 * Copies a directory into one that does not exist yet: files and directories alone, links are left out, as is what
 * `leaves` names. Each file is on the disk when it returns. Throws the system's error and leaves a part then.
 *
 * @param leaves is asked for paths below the directory
 */
export function copyTree(fs: FileSystem, from: string, to: string, leaves: (path: string) => boolean): void {
  copyBelow(fs, { from, to, leaves }, '');
}

interface Copying {
  readonly from: string;
  readonly to: string;
  readonly leaves: (path: string) => boolean;
}

function copyBelow(fs: FileSystem, copying: Copying, below: string): void {
  fs.makeDirectory(copying.to + below);
  for (const { name, kind } of fs.list(copying.from + below)) {
    const path = `${below}/${name}`;
    if (copying.leaves(path.slice(1))) continue;
    if (kind === 'directory') copyBelow(fs, copying, path);
    else if (kind === 'file') copyFile(fs, copying.from + path, copying.to + path);
  }
  fs.flushDirectory(copying.to + below);
}

function copyFile(fs: FileSystem, from: string, to: string): void {
  const source = fs.openRead(from);
  try {
    const writer = new DurableWriter(fs, to);
    try {
      const piece = new Uint8Array(Math.min(pieceBytes, Math.max(1, fs.statOpen(source).size)));
      for (let count = fs.read(source, piece, 0); count > 0; count = fs.read(source, piece, writer.size)) {
        writer.append(piece.subarray(0, count));
      }
      writer.finish();
    } catch (error) {
      writer.abandon();
      throw error;
    }
  } finally {
    fs.close(source);
  }
}
