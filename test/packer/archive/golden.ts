import { crc32 } from 'node:zlib';
import { bytesSource, type ByteSource } from '../../../src/base/byte-source.ts';
import { openArchive, type ArchiveReader } from '../../../src/packer/archive/reader.ts';

/**
 * Archives written out from formats.md §3, a byte at a time, by no code of the packer.
 */

/** No asset: prelude, `{"asset_table":[],"preload":[]}`, one zero byte. 64 bytes. */
export const emptyPack = hex([
  '41535041010000001f0000004000000000000000000000000000000036d23bb3',
  '7b2261737365745f7461626c65223a5b5d2c227072656c6f6164223a5b5d7d00',
]);

/** Asset 1 `hello`, DATA, the file hello.txt, preloaded into slot 0. 341 bytes: header 300, payload at 336. */
export const helloPack = hex([
  '41535041010000002c010000500100000000000000000000000000001e26c274',
  '7b2261737365745f7461626c65223a5b7b2261737365745f6964223a312c2261',
  '737365745f6e616d65223a2268656c6c6f222c2262616e6b5f74797065223a22',
  '44415441222c22636f646563223a224e4f4e45222c226465636f6465645f7369',
  '7a65223a352c226d65746164617461223a7b2266696c6573223a5b7b226e616d',
  '65223a2268656c6c6f2e747874222c226f6666736574223a302c2273697a6522',
  '3a357d5d7d2c226f6666736574223a302c22736861323536223a223263663234',
  '6462613566623061333065323665383362326163356239653239653162313631',
  '653563316661373432356537333034333336323933386239383234222c227369',
  '7a65223a357d5d2c227072656c6f6164223a5b7b2261737365745f6964223a31',
  '2c22736c6f74223a307d5d7d0000000068656c6c6f',
]);

/**
 * Four assets with holes in the ids: 2 `é` DATA `abc`; 5 `b` TILES, empty; 7 `c` TILES, the bytes 0 … 16; 9 `d`
 * DATA, empty, so that the file ends with the padding before it. Preload: 2 in slot 15, 5 in 1, 7 in 0.
 * 976 bytes: header 882, payload at 928; slices at 0, 16, 16, 48.
 */
export const fourPack = hex([
  '415350410100000072030000a0030000000000000000000000000000e560b6a5',
  '7b2261737365745f7461626c65223a5b7b2261737365745f6964223a322c2261',
  '737365745f6e616d65223a22c3a9222c2262616e6b5f74797065223a22444154',
  '41222c22636f646563223a224e4f4e45222c226465636f6465645f73697a6522',
  '3a332c226d65746164617461223a7b7d2c226f6666736574223a302c22736861',
  '323536223a226261373831366266386630316366656134313431343064653564',
  '6165323232336230303336316133393631373761396362343130666636316632',
  '303031356164222c2273697a65223a337d2c7b2261737365745f6964223a352c',
  '2261737365745f6e616d65223a2262222c2262616e6b5f74797065223a225449',
  '4c4553222c22636f646563223a224e4f4e45222c226465636f6465645f73697a',
  '65223a302c226d65746164617461223a7b7d2c226f6666736574223a31362c22',
  '736861323536223a226533623063343432393866633163313439616662663463',
  '3839393666623932343237616534316534363439623933346361343935393931',
  '623738353262383535222c2273697a65223a307d2c7b2261737365745f696422',
  '3a372c2261737365745f6e616d65223a2263222c2262616e6b5f74797065223a',
  '2254494c4553222c22636f646563223a224e4f4e45222c226465636f6465645f',
  '73697a65223a31372c226d65746164617461223a7b7d2c226f6666736574223a',
  '31362c22736861323536223a2233653537313866656135316138663366356261',
  '6361363163373761666162343733633138313066386239646233333032373362',
  '34303131636539326337383765222c2273697a65223a31377d2c7b2261737365',
  '745f6964223a392c2261737365745f6e616d65223a2264222c2262616e6b5f74',
  '797065223a2244415441222c22636f646563223a224e4f4e45222c226465636f',
  '6465645f73697a65223a302c226d65746164617461223a7b7d2c226f66667365',
  '74223a34382c22736861323536223a2265336230633434323938666331633134',
  '3961666266346338393936666239323432376165343165343634396239333463',
  '61343935393931623738353262383535222c2273697a65223a307d5d2c227072',
  '656c6f6164223a5b7b2261737365745f6964223a322c22736c6f74223a31357d',
  '2c7b2261737365745f6964223a352c22736c6f74223a317d2c7b226173736574',
  '5f6964223a372c22736c6f74223a307d5d7d0000000000000000000000000000',
  '61626300000000000000000000000000000102030405060708090a0b0c0d0e0f',
  '10000000000000000000000000000000',
]);

export const packs = { empty: emptyPack, hello: helloPack, four: fourPack } as const;

/** The header of {@link helloPack} as text. */
export const helloHeader =
  '{"asset_table":[{"asset_id":1,"asset_name":"hello","bank_type":"DATA","codec":"NONE","decoded_size":5,' +
  '"metadata":{"files":[{"name":"hello.txt","offset":0,"size":5}]},"offset":0,' +
  '"sha256":"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824","size":5}],' +
  '"preload":[{"asset_id":1,"slot":0}]}';

/** An archive with any header text at all: lengths, offset and checksum right, whatever the text says. */
export function craft(header: string | Uint8Array, payload: Uint8Array): Buffer {
  const text = Buffer.from(header);
  const gap = (16 - (text.length % 16)) % 16;
  const prelude = Buffer.alloc(32);
  prelude.write('ASPA', 0, 'latin1');
  prelude.writeUInt32LE(1, 4);
  prelude.writeUInt32LE(text.length, 8);
  prelude.writeUInt32LE(32 + text.length + gap, 12);
  prelude.writeUInt32LE(crc32(text), 28);
  return Buffer.concat([prelude, text, Buffer.alloc(gap), payload]);
}

/** The hello pack with its header's text changed, the rest of the file fitted to it. */
export function helloWith(find: string, replacement: string): Buffer {
  if (!helloHeader.includes(find)) throw new Error(`the header does not hold ${find}`);
  return craft(helloHeader.replace(find, replacement), Buffer.from('hello'));
}

/** A copy with some bytes overwritten. */
export function patched(bytes: Uint8Array, offset: number, ...values: readonly number[]): Buffer {
  const copy = Buffer.from(bytes);
  copy.set(values, offset);
  return copy;
}

export function opened(bytes: Uint8Array): ArchiveReader {
  const result = openArchive(bytesSource(bytes));
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** A source that counts its reads and the bytes asked for. */
export function countedSource(bytes: Uint8Array): ByteSource & { readonly reads: { offset: number; length: number }[] } {
  const reads: { offset: number; length: number }[] = [];
  return {
    size: bytes.length,
    reads,
    read(offset, length) {
      reads.push({ offset, length });
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** Everything a source has. */
export function allOf(source: ByteSource): Buffer {
  return Buffer.from(source.read(0, source.size));
}

function hex(lines: readonly string[]): Buffer {
  return Buffer.from(lines.join(''), 'hex');
}
