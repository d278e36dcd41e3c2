import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { ReadThrough } from '../../../src/packer/archive/read-through.ts';
import { countedSource } from './golden.ts';

const bytesOf = (size: number): Uint8Array => Uint8Array.from({ length: size }, (_, at) => (at * 31) % 251);

it('answers what the source holds, and has the digest of the whole, in whatever order it is asked', () => {
  const whole = bytesOf(400);
  const asked = fc.array(fc.tuple(fc.nat(399), fc.nat(120), fc.boolean()), { maxLength: 12 });
  fc.assert(
    fc.property(asked, (reads) => {
      const through = new ReadThrough(countedSource(whole));
      for (const [offset, most, ahead] of reads) {
        if (ahead) through.readAhead();
        const length = Math.min(most, whole.length - offset);
        expect([...through.read(offset, length)]).toEqual([...whole.subarray(offset, offset + length)]);
      }
      expect(through.digest()).toBe(sha256(whole));
    }),
  );
});

it('reads nothing that nobody asked for, until it is told to', () => {
  const source = countedSource(bytesOf(400));
  const through = new ReadThrough(source);
  through.read(0, 32);
  expect(source.reads).toEqual([{ offset: 0, length: 32 }]);
});

it('reads each byte once when it is asked forwards', () => {
  const source = countedSource(bytesOf(3 << 20));
  const through = new ReadThrough(source);
  through.readAhead();
  for (let at = 0; at < source.size; at += 1 << 12) through.read(at, 1 << 12);
  through.digest();
  expect(source.reads.map(({ offset }) => offset)).toEqual([0, 1 << 20, 2 << 20]);
});
