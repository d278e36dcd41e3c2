import { expect, it } from 'vitest';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { ShuffledFileSystem } from '../../src/io/shuffled-file-system.ts';

const names = Array.from({ length: 20 }, (_, at) => `file-${String(at)}`);
const disk = MemoryFileSystem.of(Object.fromEntries(names.map((name) => [`/d/${name}`, name])));

function order(seed: number, listings = 1): readonly string[] {
  const fs = new ShuffledFileSystem(disk, seed);
  for (let at = 1; at < listings; at += 1) fs.list('/d');
  return fs.list('/d').map(({ name }) => name);
}

it('lists everything there is, with its kind', () => {
  const listed = new ShuffledFileSystem(disk, 1).list('/d');
  expect(listed.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(new Set(listed.map(({ kind }) => kind))).toEqual(new Set(['file']));
});

it('lists in another order than the disk, in another one for another seed, and in another one each time', () => {
  const orders = [names, order(1), order(2), order(0x5eed), order(1, 2)].map((each) => each.join());
  expect(new Set(orders).size).toBe(orders.length);
});

it('lists in the same order for the same seed', () => {
  expect(order(42)).toEqual(order(42));
});

it.each([0, -1, 2 ** 32])('takes any number as a seed: %d', (seed) => {
  expect([...order(seed)].sort()).toEqual([...names].sort());
  expect(order(seed)).not.toEqual(names);
});

it('passes everything else on as it is', () => {
  const fs = new ShuffledFileSystem(disk, 1);
  expect(fs.stat('/d/file-3')).toEqual(disk.stat('/d/file-3'));
  expect(() => fs.list('/nowhere')).toThrow('ENOENT');
});
