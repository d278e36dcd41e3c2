import { crc32 } from 'node:zlib';

interface Placed {
  readonly name: Buffer;
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly offset: number;
}

/** A file of an archive; `mode` as the file system has it. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** A zip archive with its files stored as they are (APPNOTE 4.3): enough to stand in for one that was fetched. */
export function zip(files: readonly ZipFile[]): Buffer {
  const parts: Uint8Array[] = [];
  const placed: Placed[] = [];
  let offset = 0;
  for (const { name, bytes, mode } of files) {
    const entry: Placed = { name: Buffer.from(name), bytes, mode, offset };
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common(entry), entry.name, bytes]);
    placed.push(entry);
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(placed.map(directoryEntry));
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(placed.length, 8);
  end.writeUInt16LE(placed.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** What both of a file's headers say, from the version that is needed to the length of the extra field. */
function common({ name, bytes }: Placed): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(0x21, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(bytes.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function directoryEntry(entry: Placed): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((0o100000 | entry.mode) << 16) >>> 0, 6);
  tail.writeUInt32LE(entry.offset, 10);
  // Made by Unix, so that the mode counts.
  return Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 3]), common(entry), tail, entry.name]);
}
