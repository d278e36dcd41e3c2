import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { canonicalJson } from '../../../src/base/canonical-json.ts';
import { sha256 } from '../../../src/io/hashing.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { inspectArchive } from '../../../src/packer/archive/inspect.ts';
import { planArchive } from '../../../src/packer/archive/plan.ts';
import { openArchive } from '../../../src/packer/archive/reader.ts';
import { verifyArchive } from '../../../src/packer/archive/verify.ts';
import { writeArchive } from '../../../src/packer/archive/writer.ts';
import { isArchiveByTheBook } from './by-the-book.ts';
import { craft, emptyPack, fourPack, helloPack } from './golden.ts';
import { damage, Dice, forgery } from './mutants.ts';

const count = 10_000;
const mebibyte = 1024 * 1024;

/** Forty assets of all banks and many sizes, with metadata as families write it. */
function largerPack(): Buffer {
  const dice = new Dice(40);
  const payloads = Array.from({ length: 40 }, () => Buffer.from(Array.from({ length: dice.below(300) }, () => dice.below(256))));
  const entries = payloads.map((payload, index) => ({
    asset_id: 1 + index * 3,
    asset_name: `bank ${index} ☆`,
    bank_type: ['TILES', 'SOUNDS', 'DATA'][index % 3] ?? '',
    codec: 'NONE' as const,
    size: payload.length,
    decoded_size: payload.length,
    sha256: sha256(payload),
    metadata: canonicalJson({ columns: 4, tile_palettes: [0, 1, 2], name: 'a"b', clips: [{ frames: 1, name: 'x' }] }),
  }));
  const preload = entries.filter((_, index) => index % 4 === 0).map(({ asset_id }, index) => ({ asset_id, slot: index % 16 }));
  const plan = planArchive(entries, preload);
  if (!plan.ok) throw new Error('the plan is refused');
  const fs = new MemoryFileSystem();
  writeArchive(fs, '/assets.pa', plan.value, (_, index) => [payloads[index] ?? Buffer.alloc(0)]);
  return Buffer.from(fs.readFile('/assets.pa'));
}

describe('mutated archives', () => {
  const larger = largerPack();
  const bases = [emptyPack, helloPack, fourPack, larger, larger];

  it('are made from archives that are right by the book', () => {
    expect(bases.every(isArchiveByTheBook)).toBe(true);
  });

  it(`${count} of them: never a throw, never a false answer, in bounded memory`, () => {
    const dice = new Dice(2026);
    const kinds = Object.entries({ ...damage, ...forgery });
    const tally = new Map(kinds.map(([kind]) => [kind, { made: 0, unchanged: 0, valid: 0 }]));
    const before = process.resourceUsage().maxRSS;
    for (let index = 0; index < count; index += 1) {
      const [kind = '', mutate] = kinds[index % kinds.length] ?? [];
      const base = dice.pick(bases);
      const bytes = mutate?.(base, dice) ?? base;
      const right = isArchiveByTheBook(bytes);
      const { faults } = verifyArchive(bytesSource(bytes));
      const opening = openArchive(bytesSource(bytes));
      if (opening.ok) inspectArchive(opening.value);
      const unchanged = bytes.equals(base);
      const agrees = (faults.length === 0) === right && (opening.ok || !right);
      if (!agrees || (kind in damage && right && !unchanged)) {
        expect.fail(`${kind}, mutant ${index}: by the book ${right ? 'right' : 'wrong'}, but ${faults[0]?.message ?? 'no fault'}`);
      }
      const counted = tally.get(kind);
      if (counted) {
        counted.made += 1;
        if (unchanged) counted.unchanged += 1;
        else if (right) counted.valid += 1;
      }
    }
    const growth = (process.resourceUsage().maxRSS - before) / 1024;
    const lines = [...tally].map(([kind, { made, unchanged, valid }]) => {
      return `  ${kind}: ${made - unchanged - valid} refused, ${valid} other valid archives taken, ${unchanged} left unchanged`;
    });
    console.info(`${count} mutants, peak memory grew by ${growth.toFixed(0)} MiB\n${lines.join('\n')}`);
    expect(growth).toBeLessThan(256);
    // The other direction has to be met too: archives that differ and are right are taken.
    expect(tally.get('payload edit, digest fixed')?.valid).toBeGreaterThan(500);
    expect(tally.get('header edit, made canonical')?.valid).toBeGreaterThan(20);
  });
});

describe('a header of 64 MiB made to cost memory', () => {
  const frame = (inside: string): Buffer => Buffer.from(`{"asset_table":[],"preload":[${inside}]}`);

  it.each([
    ['empty arrays', '[],', '[]'],
    ['numbers', '7,', '7'],
    ['small objects', '{"asset_id":1,"slot":0},', '{}'],
    ['as many objects as are allowed', '{"asset_id":1,"slot":0,"to_be_long_enough":0},', '{}'],
  ])('of %s is refused within 256 MiB', (_, unit, last) => {
    const bytes = craft(frame(unit.repeat(Math.floor((64 * mebibyte - 100) / unit.length)) + last), Buffer.alloc(0));
    const before = process.memoryUsage().rss;
    const opening = openArchive(bytesSource(bytes));
    const growth = (process.memoryUsage().rss - before) / mebibyte;
    expect(opening.ok).toBe(false);
    expect(growth).toBeLessThan(256);
  });
});
