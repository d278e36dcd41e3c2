import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonObject } from '../../../src/base/canonical-json.ts';
import { planArchive, type PlanEntry } from '../../../src/packer/archive/plan.ts';

function entry(asset_id: number, size: number, more: Partial<PlanEntry> = {}): PlanEntry {
  return { asset_id, asset_name: `a${asset_id}`, bank_type: 'DATA', codec: 'NONE', size, decoded_size: size, sha256: '0'.repeat(64), metadata: '{}', ...more };
}

function codesOf(...args: Parameters<typeof planArchive>): readonly string[] {
  const result = planArchive(...args);
  return result.ok ? [] : result.error.map((fault) => fault.code);
}

describe('a plan', () => {
  it('of nothing is a file of 64 bytes', () => {
    expect(planArchive([], [])).toEqual({
      ok: true,
      value: { entries: [], header: Buffer.from('{"asset_table":[],"preload":[]}'), tableRange: { start: 15, end: 17 }, preloadRange: { start: 28, end: 30 }, payloadOffset: 64, payloadSize: 0, fileSize: 64 },
    });
  });

  it('knows the header and the file to the byte before a payload is written', () => {
    const hello = entry(1, 5, { asset_name: 'hello', metadata: canonicalJson({ files: [{ name: 'hello.txt', offset: 0, size: 5 }] }) });
    const plan = planArchive([hello], [{ asset_id: 1, slot: 0 }]);
    expect(plan).toMatchObject({ ok: true, value: { payloadOffset: 336, payloadSize: 5, fileSize: 341 } });
    expect(plan.ok && plan.value.header.length).toBe(300);
  });

  it('counts the header in bytes of UTF-8', () => {
    const plain = planArchive([entry(1, 0, { asset_name: 'e' })], []);
    const accented = planArchive([entry(1, 0, { asset_name: 'é' })], []);
    expect(accented.ok && plain.ok && accented.value.header.length - plain.value.header.length).toBe(1);
  });

  it('puts every slice at the first multiple of 16 after the one before, empty ones too', () => {
    const plan = planArchive([entry(2, 3), entry(5, 0), entry(7, 17), entry(8, 0), entry(9, 16), entry(10, 1)], []);
    expect(plan.ok && plan.value.entries.map((each) => each.offset)).toEqual([0, 16, 16, 48, 48, 64]);
    expect(plan.ok && plan.value.payloadSize).toBe(65);
  });

  it('writes the padding before a last empty slice', () => {
    const plan = planArchive([entry(1, 17), entry(2, 0)], []);
    expect(plan.ok && plan.value.payloadSize).toBe(32);
  });
});

describe('the header of a plan', () => {
  it('is canonical JSON, whatever is in it', () => {
    const odd = fc.record({ asset_name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), metadata: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()) });
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 3 }), (assets) => {
        const plan = planArchive(assets.map(({ asset_name, metadata }, at) => entry(at + 1, at, { asset_name, metadata: canonicalJson(metadata as JsonObject) })), []);
        if (!plan.ok) return;
        const { header, tableRange, preloadRange } = plan.value;
        const value = JSON.parse(Buffer.from(header).toString()) as JsonObject;
        expect(Buffer.from(header).toString()).toBe(canonicalJson(value));
        expect(Buffer.from(header.subarray(tableRange.start, tableRange.end)).toString()).toBe(canonicalJson(value['asset_table']));
        expect(Buffer.from(header.subarray(preloadRange.start, preloadRange.end)).toString()).toBe(canonicalJson(value['preload']));
      }),
    );
  });
});

describe('a plan is refused for', () => {
  it('ids out of order', () => {
    expect(codesOf([entry(2, 1), entry(1, 1)], [])).toEqual(['ids_not_ascending']);
  });

  it('an id twice', () => {
    expect(codesOf([entry(2, 1), entry(2, 1)], [])).toEqual(['ids_not_ascending']);
  });

  it.each<[string, Partial<PlanEntry>]>([
    ['an id that is none', { asset_id: 2 ** 31 }],
    ['a name that is none', { asset_name: ' x' }],
    ['a name with half a surrogate pair', { asset_name: '\ud800' }],
    ['a bank type that is none', { bank_type: 'tiles' }],
    ['a size that is none', { size: 1.5, decoded_size: 1.5 }],
    ['a decoded size that is not the size', { decoded_size: 2 }],
  ])('%s', (_, wrong) => {
    expect(new Set(codesOf([entry(1, 1, wrong)], []))).toEqual(new Set(['invalid_entry']));
  });

  it('a slot out of range', () => {
    expect(codesOf([entry(1, 1)], [{ asset_id: 1, slot: 16 }])).toEqual(['invalid_entry']);
  });

  it('two assets of a bank type in one slot, naming both', () => {
    const result = planArchive([entry(1, 1), entry(2, 1)], [{ asset_id: 1, slot: 3 }, { asset_id: 2, slot: 3 }]);
    expect(result).toMatchObject({
      ok: false,
      error: [{ code: 'preload_slot_clash', message: 'assets 1 and 2 both ask for slot 3 of DATA', asset_id: 2 }],
    });
  });

  it('a preload out of order, or of an asset that is not there', () => {
    const preload = [{ asset_id: 2, slot: 0 }, { asset_id: 1, slot: 1 }, { asset_id: 9, slot: 2 }];
    expect(codesOf([entry(1, 1), entry(2, 1)], preload)).toEqual(['preload_not_ascending', 'preload_unknown_asset']);
  });

  it('metadata nested deeper than a reader will go', () => {
    const nested = (depth: number): JsonObject => (depth === 1 ? {} : { a: nested(depth - 1) });
    expect(codesOf([entry(1, 1, { metadata: canonicalJson(nested(61)) })], [])).toEqual([]);
    expect(codesOf([entry(1, 1, { metadata: canonicalJson(nested(62)) })], [])).toEqual(['metadata_too_deep']);
    expect(codesOf([entry(1, 1, { metadata: canonicalJson({ text: `"\\${'['.repeat(200)}` }) })], [])).toEqual([]);
  });

  it('a header above 64 MiB', () => {
    const metadata = canonicalJson({ text: 'x'.repeat(1024 * 1024) });
    const entries = Array.from({ length: 64 }, (_, index) => entry(index + 1, 0, { metadata }));
    expect(codesOf(entries, [])).toEqual(['header_too_large']);
  });

  it('a payload that no file can hold', () => {
    expect(codesOf([entry(1, 2 ** 53 - 1), entry(2, 2 ** 53 - 1)], [])).toEqual(['payload_too_large']);
  });

  it('everything that is wrong with it, not the first thing alone', () => {
    expect(codesOf([entry(2, 1, { asset_name: '' }), entry(1, 1)], [{ asset_id: 4, slot: 0 }])).toEqual([
      'invalid_entry', 'ids_not_ascending', 'preload_unknown_asset',
    ]);
  });
});
