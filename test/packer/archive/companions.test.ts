import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/io/hashing.ts';
import { companionsOf } from '../../../src/packer/archive/companions.ts';
import { helloArchive, helloCompanions, helloProvenance } from './golden-companions.ts';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { planArchive, type ArchivePlan } from '../../../src/packer/archive/plan.ts';
import { emptyPack, opened, helloPack } from './golden.ts';

function planOf(...[entries, preload]: Parameters<typeof planArchive>): ArchivePlan {
  const plan = planArchive(entries, preload);
  if (!plan.ok) throw new Error(plan.error[0]?.message);
  return plan.value;
}

const { entries, preload } = opened(helloPack);
const header = planOf(entries.map(({ asset_id, asset_name, bank_type, codec, decoded_size, size, sha256: digest, metadata }) => ({ asset_id, asset_name, bank_type, codec, decoded_size, size, sha256: digest, metadata: canonicalJson(metadata) })), preload);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('the companions of an archive', () => {
  const made = companionsOf(header, helloArchive, [helloProvenance]);

  it.each(['asset_table.json', 'preload.json', 'asset_table_metadata.json'] as const)('%s is the golden file', (name) => {
    expect(text(made[name])).toBe(helloCompanions[name]);
  });

  it('of no asset are short, and still complete', () => {
    const empty = companionsOf(planOf([], []), { sha256: sha256(emptyPack), size: 64 }, []);
    expect(text(empty['asset_table.json'])).toBe('[]\n');
    expect(text(empty['preload.json'])).toBe('[]\n');
    const list = sha256(Buffer.from('[]\n'));
    const frame = (checksum: string): string =>
      `{"asset_table":{"sha256":"${list}"},"assets":[],"assets_pa":{"sha256":"${sha256(emptyPack)}","size":64},${checksum}` +
      `"preload":{"sha256":"${list}"},"schema_version":1}`;
    const checksum = sha256(Buffer.from(frame('')));
    expect(text(empty['asset_table_metadata.json'])).toBe(`${frame(`"checksum":"${checksum}",`)}\n`);
  });

  it('keep the order of the sources', () => {
    const source = (path: string): { path: string; sha256: string; size: number } => ({ path, sha256: '0'.repeat(64), size: 1 });
    const sources = [source('z.wav'), source('a.wav')];
    const bytes = companionsOf(header, helloArchive, [{ ...helloProvenance, sources }])['asset_table_metadata.json'];
    expect(text(bytes).indexOf('z.wav')).toBeLessThan(text(bytes).indexOf('a.wav'));
  });

  it('say nothing of a source but what the format lists', () => {
    const source = { path: 'a', sha256: '0'.repeat(64), size: 1, mtime: 5 };
    const bytes = companionsOf(header, helloArchive, [{ ...helloProvenance, sources: [source] }])['asset_table_metadata.json'];
    expect(text(bytes)).not.toContain('mtime');
  });

  it.each([
    ['missing', []],
    ['of another asset', [{ ...helloProvenance, asset_id: 2 }]],
    ['one too many', [helloProvenance, { ...helloProvenance, asset_id: 2 }]],
  ])('provenance that is %s is a bug', (_, provenance) => {
    expect(() => companionsOf(header, helloArchive, provenance)).toThrow('BUG:');
  });
});
