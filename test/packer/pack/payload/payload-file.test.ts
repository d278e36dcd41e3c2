import { beforeEach, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../../../src/io/fault-file-system.ts';
import { sha256 } from '../../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { NewPayloads } from '../../../../src/packer/pack/payload/new-payloads.ts';
import { OpenedSources } from '../../../../src/packer/pack/freeze/opened-sources.ts';
import { piecesOf } from '../../../../src/packer/pack/payload/payload.ts';
import type { MadePayload } from '../../../../src/packer/pack/payload/payload.ts';
import { PayloadFile, PayloadLost } from '../../../../src/packer/pack/payload/payload-file.ts';

const path = '/cache/some.payloads';
const keyOf = (name: string): string => sha256(Buffer.from(name));

function payloadOf(text: string): MadePayload {
  const bytes = Buffer.from(text);
  return { size: bytes.length, sha256: sha256(bytes), metadata: `{"name":${JSON.stringify(text.slice(0, 5))}}`, bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes }] } };
}

const large = 'x'.repeat((2 << 20) + 7);
const texts = ['first', '', 'the second, which is longer', large, 'é'];
const ranged: MadePayload = {
  ...payloadOf('ab-in-c'),
  bytes: { kind: 'segments', segments: [{ kind: 'bytes', bytes: Buffer.from('ab-') }, { kind: 'input', input: 0, offset: 1, length: 2 }, { kind: 'bytes', bytes: Buffer.from('-c') }] },
};
const owner = { inputs: [{ content: { kind: 'memory', bytes: Buffer.from('<in>') } as const }] };

let disk: MemoryFileSystem;

beforeEach(() => {
  disk = MemoryFileSystem.of({ '/cache/keep': '' });
  const made = new NewPayloads(disk, path);
  for (const text of texts) made.take(keyOf(text), payloadOf(text));
  made.take(keyOf('ranged'), ranged);
  made.finish();
  made.dispose();
});

function contentOf(payload: MadePayload | undefined, fs = disk): string | undefined {
  if (!payload) return undefined;
  const opened = new OpenedSources(fs);
  const whole = Buffer.concat(Array.from(piecesOf(payload, owner, opened), (piece) => Buffer.from(piece))).toString();
  opened.dispose();
  return whole;
}

describe('a file of payloads', () => {
  it('answers with each of them as it was made, in whatever order it is asked', () => {
    const file = PayloadFile.read(disk, path);
    for (const text of [...texts].reverse()) {
      const payload = file?.payload(file.placeOf(keyOf(text)) ?? -1);
      expect(payload).toMatchObject({ size: Buffer.byteLength(text), sha256: payloadOf(text).sha256, metadata: payloadOf(text).metadata });
      expect(contentOf(payload)).toBe(text);
    }
    expect(contentOf(file?.payload(file.placeOf(keyOf('ranged')) ?? -1))).toBe('ab-in-c');
    file?.dispose();
    expect(disk.openFiles()).toEqual([]);
  });

  it('holds no range of an input', () => {
    const file = PayloadFile.read(disk, path);
    expect(file?.madeAt(file.placeOf(keyOf('ranged')) ?? -1)).toBe(5);
  });

  it('knows no other key', () => {
    expect(PayloadFile.read(disk, path)?.placeOf(keyOf('another'))).toBeUndefined();
  });

  it('reads those that lie side by side at once', () => {
    const made = new NewPayloads(disk, '/cache/many.payloads');
    const names = Array.from({ length: 500 }, (_, at) => `payload ${at}`);
    for (const name of names) made.take(keyOf(name), payloadOf(name));
    made.finish();
    made.dispose();
    let reads = 0;
    const fs = new FaultFileSystem(disk, { at: Infinity, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation === 'read' && (reads += 1) > 0 });
    const file = PayloadFile.read(fs, '/cache/many.payloads');
    reads = 0;
    for (const name of names) expect(contentOf(file?.payload(file.placeOf(keyOf(name)) ?? -1))).toBe(name);
    expect(reads).toBe(1);
    file?.dispose();
  });
});

describe('is none of ours', () => {
  it('with any byte of what it says of itself changed, or cut anywhere', () => {
    const whole = disk.readFile(path);
    const index = whole.length - 104 - 6 * 96 - 200;
    for (let at = index; at < whole.length; at += 1) {
      const wrong = whole.slice();
      wrong[at] = (wrong[at] ?? 0) ^ 0x20;
      disk.writeFile(path, wrong);
      const file = PayloadFile.read(disk, path);
      // Before the index lie made bytes, which only their digests vouch for.
      if (file) {
        const right = [...texts.map((text) => [text, text] as const), ['ranged', 'ab-in-c'] as const];
        expect(right.some(([name, text]) => contentOf(file.payload(file.placeOf(keyOf(name)) ?? -1)) !== text), `byte ${at}`).toBe(true);
      }
      file?.dispose();
      disk.writeFile(path, whole.subarray(0, at));
      expect(PayloadFile.read(disk, path), `${at} bytes`).toBeUndefined();
    }
    disk.writeFile(path, whole);
    expect(PayloadFile.read(disk, path)).toBeDefined();
  });

  it('as a copy, or brought along from elsewhere', () => {
    disk.writeFile('/cache/copy.payloads', disk.readFile(path));
    expect(PayloadFile.read(disk, '/cache/copy.payloads')).toBeUndefined();
  });

  it.each([
    ['a copy', (bytes: Buffer) => bytes],
    ['one of another version', (bytes: Buffer) => bytes.fill(9, bytes.length - 96, bytes.length - 92)],
    ['one that claims to be nothing but texts', (bytes: Buffer) => {
      const count = new Float64Array([0, 0, bytes.length - 104]);
      bytes.set(new Uint8Array(count.buffer), bytes.length - 88);
      return bytes;
    }],
  ])('of %s no more than the trailer is read', (_, spoil) => {
    disk.writeFile('/cache/copy.payloads', spoil(Buffer.from(disk.readFile(path))));
    let bytes = 0;
    const read = disk.read.bind(disk);
    disk.read = (file, into, position) => {
      bytes += into.length;
      return read(file, into, position);
    };
    expect(PayloadFile.read(disk, '/cache/copy.payloads')).toBeUndefined();
    expect(bytes).toBe(104);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['anything else', Buffer.from('rubbish'.repeat(100))],
    ['zeros', new Uint8Array(4096)],
  ])('when it is %s', (_, bytes) => {
    disk.writeFile(path, bytes);
    expect(PayloadFile.read(disk, path)).toBeUndefined();
  });
});

describe('what cannot be read any more', () => {
  it.each([
    ['gone', () => disk.removeFile(path)],
    ['shorter', () => disk.writeFile(path, 'short')],
  ])('is lost, by that name, when the file is %s', (_, spoil) => {
    const file = PayloadFile.read(disk, path);
    const payload = file?.payload(file.placeOf(keyOf('first')) ?? -1);
    spoil();
    expect(() => contentOf(payload)).toThrow(PayloadLost);
    file?.dispose();
    expect(disk.openFiles()).toEqual([]);
  });

  it('before all of them are written is a bug to ask for', () => {
    const made = new NewPayloads(disk, '/cache/other');
    const payload = made.take(keyOf('a'), payloadOf('a'));
    expect(() => contentOf(payload)).toThrow('BUG: payloads were read before');
    made.dispose();
  });
});

it('without any payload there is no file', () => {
  const made = new NewPayloads(disk, '/cache/none');
  made.finish();
  made.dispose();
  expect(disk.stat('/cache/none')).toBeUndefined();
});
