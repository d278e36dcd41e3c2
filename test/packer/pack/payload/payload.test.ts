import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { OpenedSources } from '../../../../src/packer/pack/freeze/opened-sources.ts';
import { madePiecesOf, needsInputs, piecesOf } from '../../../../src/packer/pack/payload/payload.ts';
import type { MadePayload, PayloadBytes } from '../../../../src/packer/pack/payload/payload.ts';

const mebibyte = 1 << 20;
const bytes = (text: string) => ({ kind: 'bytes', bytes: Buffer.from(text) }) as const;

function payload(size: number, where: PayloadBytes): MadePayload {
  return { size, sha256: '', metadata: '{}', bytes: where };
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

it('comes from a file of many, its made bytes in their order between ranges of inputs', () => {
  const disk = MemoryFileSystem.of({ '/private': '__second__' });
  const made = { size: 3, read: (offset: number, length: number) => Buffer.from('ab!').subarray(offset, offset + length) };
  const parts = [{ made: 2 }, { input: 0, offset: 0, length: 5 }, { made: 1 }];
  expect(joined(disk, payload(8, { kind: 'stored', made, parts }))).toBe('abfirst!');
  expect(joined(disk, payload(3, { kind: 'stored', made }))).toBe('ab!');
});

it('that was wholly made asks for no input', () => {
  const made = { size: 1, read: () => Buffer.from('!') };
  const opened = new OpenedSources(MemoryFileSystem.of({}));
  const seen = { inputs: [{ content: { kind: 'seen' } as const }] };
  expect([...piecesOf(payload(1, { kind: 'stored', made }), seen, opened)]).toHaveLength(1);
  expect(() => [...piecesOf(payload(2, { kind: 'stored', made, parts: [{ made: 1 }, { input: 0, offset: 0, length: 1 }] }), seen, opened)]).toThrow('BUG: an input that was not held');
});

it('was made but for its ranges of inputs', () => {
  const opened = new OpenedSources(MemoryFileSystem.of({}));
  const segments = [bytes('four'), { kind: 'input', input: 0, offset: 0, length: 1000 } as const, bytes('!')];
  const mixed = payload(1005, { kind: 'segments', segments });
  expect(Buffer.concat([...madePiecesOf(mixed, opened)]).toString()).toBe('four!');
  expect([needsInputs(mixed), needsInputs(payload(4, { kind: 'segments', segments: [bytes('four')] }))]).toEqual([true, false]);
});
