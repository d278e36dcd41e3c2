import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { OpenedSources } from '../../../src/packer/pack/opened-sources.ts';
import { heldBytes, piecesOf } from '../../../src/packer/pack/payload.ts';
import type { MadePayload, PayloadBytes } from '../../../src/packer/pack/payload.ts';

const mebibyte = 1 << 20;
const bytes = (text: string) => ({ kind: 'bytes', bytes: Buffer.from(text) }) as const;

function payload(size: number, where: PayloadBytes): MadePayload {
  return { size, sha256: '', metadata: {}, bytes: where };
}

function joined(disk: MemoryFileSystem, made: MadePayload): string {
  const opened = new OpenedSources(disk);
  const owner = { inputs: [{ content: { kind: 'memory', bytes: Buffer.from('first') } as const }, { content: { kind: 'file', file: '/private', offset: 2, size: 6 } as const }] };
  const pieces = [...piecesOf(made, owner, opened)].map((piece) => Buffer.from(piece));
  opened.dispose();
  return Buffer.concat(pieces).toString();
}

it('comes in order, from made bytes and ranges of inputs in memory and on disk', () => {
  const disk = MemoryFileSystem.of({ '/private': '__second__' });
  const made = payload(0, {
    kind: 'segments',
    segments: [{ kind: 'input', input: 1, offset: 3, length: 3 }, bytes('-'), { kind: 'input', input: 0, offset: 0, length: 5 }],
  });
  expect(joined(disk, made)).toBe('ond-first');
});

it('comes from its own place of a private file', () => {
  const disk = MemoryFileSystem.of({ '/cached': 'head\nbody' });
  expect(joined(disk, payload(4, { kind: 'file', file: '/cached', offset: 5 }))).toBe('body');
});

it('comes in pieces of at most 1 MiB', () => {
  const disk = MemoryFileSystem.of({ '/large': new Uint8Array(2 * mebibyte + 1) });
  const opened = new OpenedSources(disk);
  const sizes = [...piecesOf(payload(2 * mebibyte + 1, { kind: 'file', file: '/large', offset: 0 }), { inputs: [] }, opened)].map((piece) => piece.length);
  opened.dispose();
  expect(sizes).toEqual([mebibyte, mebibyte, 1]);
});

it('is a bug where a segment names an input that is not there', () => {
  const made = payload(1, { kind: 'segments', segments: [{ kind: 'input', input: 2, offset: 0, length: 1 }] });
  expect(() => joined(MemoryFileSystem.of({ '/private': '__second__' }), made)).toThrow('BUG: a segment names input 2');
});

it('holds in memory what was made, not what is a range of an input', () => {
  const segments = [bytes('four'), { kind: 'input', input: 0, offset: 0, length: 1000 } as const, bytes('!')];
  expect(heldBytes(payload(1005, { kind: 'segments', segments }))).toBe(5);
  expect(heldBytes(payload(1005, { kind: 'file', file: '/f', offset: 0 }))).toBe(0);
});
