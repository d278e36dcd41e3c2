import { expect, test } from 'vitest';
import type { DirectoryEntry } from '../../../src/io/file-system.ts';
import { nameEntries } from '../../../src/packer/snapshot/walk-names.ts';

const files = (...names: readonly string[]): readonly DirectoryEntry[] => names.map((name) => ({ name, kind: 'file' }));

test('entries come in the order of their names, by code point, with their NFC path', () => {
  expect(nameEntries('assets/a', files('\u{1F680}', '\uFFFD', 'e\u0301'), 'assets').map(({ path }) => path)).toEqual(['assets/a/é', 'assets/a/\uFFFD', 'assets/a/\u{1F680}']);
});

test('three names that differ in case name the first as the other', () => {
  const faults = nameEntries('assets', files('ab', 'AB', 'Ab'), 'assets').flatMap((entry) => entry.faults);
  expect(faults.map(({ path, other }) => [path, other])).toEqual([['assets/Ab', 'assets/AB'], ['assets/ab', 'assets/AB']]);
});

test('a name with several things wrong says each', () => {
  const [entry] = nameEntries('assets', files(`${'x'.repeat(240)}:`), 'assets');
  expect(entry?.faults.map(({ kind }) => kind)).toEqual(['not_portable', 'too_long']);
});

test('the odd names that two Unicode forms of one word have are shown as escapes', () => {
  const [entry, ...others] = nameEntries('assets', files('\u00fc', 'u\u0308'), 'assets');
  expect(others).toEqual([]);
  expect(entry?.faults[0]?.detail).toContain('"u\\u{308}" and "\\u{fc}"');
});
