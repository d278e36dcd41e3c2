import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import type { Family } from '../../../../src/packer/families/family.ts';
import { familyNamed } from '../../../../src/packer/families/list.ts';
import { readImage } from '../../../../src/packer/families/tile-bank/probe.ts';
import { bytesSource } from '../../../../src/base/byte-source.ts';
import { nothingLearnt, runLook, type LearntFact, type LookJob } from '../../../../src/packer/pack/materialize/look-job.ts';
import { runJob, type FamilyLookup } from '../../../../src/packer/pack/materialize/materialize-job.ts';
import { grayTile } from '../../../support/tiny-project.ts';

function jobOf(bytes: Uint8Array, looks: LookJob['looks'] = 'facts and payload', family = 'tile_bank'): LookJob {
  return {
    asset_id: 1,
    declaration: { family, format: 'TILES/indexed4_v1', codec: 'NONE', parameters: { tile_size: 8, columns: 16, palette: 'auto' } },
    inputs: [{ path: 'a.png', content: { kind: 'memory', bytes } }],
    parameters: {},
    spill: '/nowhere',
    keepBytes: Infinity,
    looks,
  };
}

const disk = new MemoryFileSystem();

describe('a look into an asset', () => {
  it('tells of each file what its family says at each depth, and the payload that a job makes', () => {
    const job = jobOf(grayTile(40));
    const { facts, payload } = runLook(disk, familyNamed, job);
    const told = JSON.parse(facts) as readonly LearntFact[];
    expect(told.map(({ path, role, depth }) => [path, role, depth])).toEqual([['a.png', 'input', 'header'], ['a.png', 'input', 'content']]);
    expect({ ok: true, payload }).toEqual(runJob(disk, familyNamed, job));
  });

  it('makes nothing where only facts are asked for', () => {
    const outcome = runLook(disk, familyNamed, jobOf(grayTile(40), 'facts'));
    expect(outcome.payload).toBeUndefined();
    expect(JSON.parse(outcome.facts)).toHaveLength(2);
  });

  it('has facts and no payload of what cannot be packed', () => {
    const outcome = runLook(disk, familyNamed, jobOf(new TextEncoder().encode('no picture')));
    expect(outcome.payload).toBeUndefined();
    expect(outcome.facts).toContain('fault');
  });

  it('leaves a bug to be met where it is told', () => {
    const tiles = familyNamed('tile_bank');
    const fails = (): never => {
      throw new Error('a bug');
    };
    const family = (change: Partial<Family>): FamilyLookup => () => tiles && { ...tiles, ...change };
    expect(runLook(disk, family({ materialize: fails }), jobOf(grayTile(40))).payload).toBeUndefined();
    const probing = tiles && { walker: { ...tiles.walker, probe: fails } };
    expect(runLook(disk, family({ ...probing }), jobOf(grayTile(40)))).toEqual(nothingLearnt);
  });

  it('learns nothing of a family that there is not', () => {
    expect(runLook(disk, familyNamed, jobOf(grayTile(40), 'facts', 'nobody'))).toEqual(nothingLearnt);
  });

  it('decodes a picture once for both', () => {
    const source = bytesSource(grayTile(40));
    expect(readImage(source)).toBe(readImage(source));
  });
});
