import { expect, test } from 'vitest';
import type { Segment } from '../../../../src/packer/families/family.ts';
import type { JobOutcome } from '../../../../src/packer/pack/materialize/materialize-job.ts';
import { handOver } from '../../../../src/packer/pack/materialize/outcome-transfer.ts';

function made(...segments: readonly Segment[]): JobOutcome {
  return { ok: true, payload: { size: 0, sha256: '', metadata: '{}', bytes: { kind: 'segments', segments } } };
}

function bytes(size: number, value: number): Segment & { readonly kind: 'bytes' } {
  return { kind: 'bytes', bytes: new Uint8Array(size).fill(value) };
}

const range: Segment = { kind: 'input', input: 0, offset: 4, length: 8 };

test('the bytes of small segments stand in one buffer, and every outcome is what it was', () => {
  const outcomes = [made(bytes(3, 1), range), made(bytes(5, 2)), made(bytes(0, 0))];
  const handed = handOver(outcomes);
  expect(handed.outcomes).toEqual(outcomes);
  expect(handed.buffers.map((buffer) => buffer.byteLength)).toEqual([8]);
});

test('a large segment that has its buffer to itself is handed over with it', () => {
  const large = bytes(1 << 20, 7);
  const { outcomes, buffers } = handOver([made(large)]);
  expect(buffers).toContain(large.bytes.buffer);
  expect(outcomes).toEqual([made(large)]);
});

test('a large segment that is part of a buffer is cloned: what else is in it stays', () => {
  const shared = new Uint8Array(1 << 20);
  const { buffers } = handOver([made({ kind: 'bytes', bytes: shared.subarray(1) })]);
  expect(buffers).not.toContain(shared.buffer);
});

test('failures and payloads in files cross as they are', () => {
  const failed: JobOutcome = { ok: false, reason: 'disk', cause: 'ENOSPC' };
  const filed: JobOutcome = { ok: true, payload: { size: 9, sha256: '', metadata: '{}', bytes: { kind: 'file', file: '/f', offset: 0 } } };
  expect(handOver([failed, filed]).outcomes).toEqual([failed, filed]);
});
