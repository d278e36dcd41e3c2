import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { entryFieldsSchema } from '../../../src/packer/archive/header.ts';
import { ShapeReader } from '../../../src/packer/archive/shape-reader.ts';
import { usualEntry } from '../../../src/packer/archive/usual-entry.ts';

const digest = fc.stringMatching(/^[0-9a-f]{63,65}$/u);
const entries = fc.record({
  asset_id: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(0, -1, 1.5, 2 ** 31 - 1, 2 ** 31, 1e15, 2 ** 53 - 1)),
  asset_name: fc.oneof(fc.string({ maxLength: 90 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('ground', ' ground', 'ground ', '')),
  bank_type: fc.oneof(fc.constantFrom('TILES', 'DATA', 'tiles', '1A', 'A'.repeat(33)), fc.string()),
  codec: fc.constantFrom('NONE', 'NONE', 'NONE', 'LZ4'),
  decoded_size: fc.oneof(fc.nat(), fc.constantFrom(-1, 0.5)),
  metadata: fc.jsonValue().map((value) => ({ value })),
  offset: fc.nat(),
  sha256: digest,
  size: fc.nat(),
});

it('takes nothing that the schema refuses, and reads what it takes as JSON does', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom('', ',', ']'), (entry, after) => {
      const { metadata, ...fields } = entry;
      if (!fields.asset_name.isWellFormed() || !fields.bank_type.isWellFormed()) return;
      const text = Buffer.from(`${canonicalJson(entry)}${after}`);
      const usual = usualEntry(new ShapeReader(text));
      if (!usual) return;
      expect(entryFieldsSchema.safeParse(fields).success).toBe(true);
      expect(usual.fields).toEqual(fields);
      expect(text.subarray(usual.range.start, usual.range.end).toString()).toBe(canonicalJson(entry));
      expect(text.subarray(usual.metadata.start, usual.metadata.end).toString()).toBe(canonicalJson(metadata));
    }),
    { numRuns: 2000 },
  );
});

it('takes what most entries are', () => {
  const entry = { asset_id: 7, asset_name: 'ground 7', bank_type: 'TILES', codec: 'NONE', decoded_size: 10, metadata: { a: [1, '}'] }, offset: 16, sha256: '0'.repeat(64), size: 10 };
  expect(usualEntry(new ShapeReader(Buffer.from(canonicalJson(entry))))?.fields.asset_name).toBe('ground 7');
});

it('leaves an entry with a key more, or one less, to the schema', () => {
  const entry = { asset_id: 7, asset_name: 'a', bank_type: 'TILES', codec: 'NONE', decoded_size: 1, metadata: {}, offset: 0, sha256: '0'.repeat(64), size: 1 };
  const { size: _, ...without } = entry;
  for (const other of [{ ...entry, zero: 0 }, { ...entry, aaa: 0 }, { ...entry, metadata: [] }, without]) {
    expect(usualEntry(new ShapeReader(Buffer.from(canonicalJson(other))))).toBeUndefined();
  }
});
