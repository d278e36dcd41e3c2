import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexDocument, IndexEntry } from '../../../src/contract/documents.ts';
import { readIndex } from '../../../src/packer/documents/index-document.ts';
import { mergeIndex } from '../../../src/packer/documents/index-merge.ts';
import type { IndexMerge } from '../../../src/packer/documents/index-merge.ts';
import { printIndex } from '../../../src/packer/documents/index-print.ts';
import { branches, fold } from './merge/branches.ts';
import { bytesOf, textOf } from './merge/registries.ts';

type Branches = Readonly<Record<'base' | 'ours' | 'theirs', IndexDocument>>;

const runs = { seed: 20_260_324, numRuns: 300 };

function merge({ base, ours, theirs }: Branches): Exclude<IndexMerge, { outcome: 'refused' }> {
  const merged = mergeIndex({ base: bytesOf(base), ours: bytesOf(ours), theirs: bytesOf(theirs) });
  if (merged.outcome === 'refused') throw new Error(JSON.stringify(merged.faults));
  return merged;
}

const holds = (claim: (branches: Branches) => void): void => {
  fc.assert(fc.property(branches, claim), runs);
};

/** The registry after a person chose for each hunk, as `choices` has it. */
function decided(text: string, choices: string): IndexDocument {
  let hunk = 0;
  const chosen = text.replaceAll(/<<<<<<< ours\n([^]*?)=======\n([^]*?)>>>>>>> theirs\n/gu, (_, ours: string, theirs: string) =>
    choices[hunk++ % choices.length] === 'o' ? ours : theirs,
  );
  const { document, faults } = readIndex(bytesOf(chosen));
  if (!document) throw new Error(`${JSON.stringify(faults)}\n${chosen}`);
  return document;
}

const uuidsOf = ({ assets }: IndexDocument): readonly string[] => assets.map(({ asset_uuid }) => asset_uuid);
const withoutId = ({ asset_id: _id, ...rest }: IndexEntry): unknown => rest;

describe('for any registry and any two that grew from it', () => {
  test('M5: every asset is in the result, or was removed on one side and left alone on the other', () => {
    holds((three) => {
      const text = textOf(merge(three));
      for (const uuid of new Set([...uuidsOf(three.ours), ...uuidsOf(three.theirs)])) {
        const [base, ours, theirs] = [three.base, three.ours, three.theirs].map(({ assets }) => assets.find((entry) => entry.asset_uuid === uuid));
        const removed = base && (!ours || !theirs) && printed(base) === printed({ ...(ours ?? theirs), asset_id: base.asset_id });
        expect(text.includes(uuid)).toBe(!removed);
      }
    });
  });

  test('M5: no asset stands twice, or comes from nowhere, whatever is chosen in each conflict', () => {
    holds((three) => {
      const text = textOf(merge(three));
      const known = new Set([...uuidsOf(three.ours), ...uuidsOf(three.theirs)]);
      for (const choices of ['o', 't', 'ot', 'to', 'ott', 'too']) {
        const { assets, next_asset_id } = decided(text, choices);
        expect(new Set(assets.map(({ asset_id }) => asset_id)).size).toBe(assets.length);
        expect(new Set(assets.map(({ asset_uuid }) => asset_uuid)).size).toBe(assets.length);
        expect(new Set(assets.map(({ root }) => fold(root))).size).toBe(assets.length);
        expect(assets.filter(({ asset_uuid }) => !known.has(asset_uuid))).toEqual([]);
        expect(Math.max(0, ...assets.map(({ asset_id }) => asset_id))).toBeLessThan(next_asset_id);
      }
    });
  });

  test('M5: taking both sides of every conflict leaves no asset out, where an undisputed entry stands', () => {
    holds((three) => {
      const text = textOf(merge(three));
      const both = text.replaceAll(/^(?:<<<<<<< ours|=======|>>>>>>> theirs)\n/gmu, '');
      if (!/^ {4}\{.*\}$/mu.test(text.replaceAll(/^<<<<<<< [^]*?^>>>>>>> theirs$/gmu, ''))) return;
      // Of a key beside `assets` one of the two must go, as its line says.
      expect(readIndex(bytesOf(both)).faults.filter(({ kind }) => kind !== 'duplicate_key')).toEqual([]);
    });
  });

  test('M4: next_asset_id is above every id, and never goes back', () => {
    holds((three) => {
      const merged = merge(three);
      const next = decided(textOf(merged), 'o').next_asset_id;
      const all = [three.base, three.ours, three.theirs];
      const last = Math.max(0, ...all.flatMap(({ assets }) => assets.map(({ asset_id }) => asset_id)), ...merged.renumbered.map(({ to }) => to));
      expect(next).toBe(Math.max(last + 1, ...all.map(({ next_asset_id }) => next_asset_id)));
    });
  });

  test('M3: only ids that the base does not know are given up, and only by assets of theirs', () => {
    holds((three) => {
      for (const { asset_uuid, from, to } of merge(three).renumbered) {
        expect(three.base.assets.map(({ asset_id }) => asset_id)).not.toContain(from);
        expect(three.theirs.assets).toContainEqual(expect.objectContaining({ asset_uuid, asset_id: from }));
        expect(three.ours.assets.find(({ asset_id }) => asset_id === from)?.asset_uuid).not.toBe(asset_uuid);
        expect(to).toBeGreaterThanOrEqual(three.theirs.next_asset_id);
      }
    });
  });

  test('M1: a field of a merged entry is as the side has it that changed it', () => {
    holds((three) => {
      const merged = merge(three);
      if (merged.outcome !== 'merged') return;
      const given = new Map(merged.renumbered.map(({ asset_uuid, to }) => [asset_uuid, to]));
      for (const entry of decided(textOf(merged), 'o').assets) {
        const of = ({ assets }: IndexDocument): IndexEntry | undefined => assets.find(({ asset_uuid }) => asset_uuid === entry.asset_uuid);
        const [base, ours, theirs] = [of(three.base), of(three.ours), of(three.theirs)];
        for (const field of ['root', 'included_in_build', 'note', 'asset_id']) {
          const [before, our, value] = [base?.[field], ours?.[field], entry[field]];
          const their = field === 'asset_id' ? (given.get(entry.asset_uuid) ?? theirs?.asset_id) : theirs?.[field];
          if (ours && theirs) expect(value).toBe(our === before ? their : our);
          else expect(value).toBe(ours ? our : their);
        }
      }
    });
  });

  test('the same again gives the same bytes', () => {
    holds((three) => {
      expect(merge(three)).toEqual(merge(three));
    });
  });

  test('with the sides exchanged the same is merged and the same is in conflict, but for new ids', () => {
    holds(({ base, ours, theirs }) => {
      const [one, other] = [merge({ base, ours, theirs }), merge({ base, ours: theirs, theirs: ours })];
      expect(other.outcome).toBe(one.outcome);
      const [first, second] = [decided(textOf(one), 'o'), decided(textOf(other), 't')].map(({ assets }) =>
        assets.sort((a, b) => (a.asset_uuid < b.asset_uuid ? -1 : 1)).map(withoutId),
      );
      expect(second).toEqual(first);
    });
  });
});

describe('a side that changed nothing', () => {
  test('leaves the other as it is, to the byte where that is ours', () => {
    holds(({ base, ours }) => {
      expect(textOf(merge({ base, ours, theirs: base }))).toBe(printIndex(ours));
      // Unknown keys stand in the order of ours, which says nothing.
      expect(decided(textOf(merge({ base, ours: base, theirs: ours })), 'o')).toEqual(decided(printIndex(ours), 'o'));
    });
  });

  test('is neither side when both did the same', () => {
    holds(({ base, ours }) => {
      expect(textOf(merge({ base, ours, theirs: ours }))).toBe(printIndex(ours));
    });
  });
});

/** Whether two entries say the same, the order of keys aside. */
function printed(entry: object): string {
  return JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
}
