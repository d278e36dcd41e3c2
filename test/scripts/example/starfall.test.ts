import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { openContainedRoot } from '../../../src/io/contained-path.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { diagnose } from '../../../src/packer/diagnostics/diagnose.ts';
import { families } from '../../../src/packer/families/list.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import type { Snapshot } from '../../../src/packer/snapshot/model.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { starfall } from '../../../scripts/example/workspace.ts';

const project = join(import.meta.dirname, '../../../examples/starfall');
const walkers = families.map((family) => family.walker);

function load(): { readonly snapshot: Snapshot; readonly facts: FactStore; readonly failures: number } {
  const root = openContainedRoot(new NodeFileSystem(), project);
  if (!root.ok) throw new Error(root.error.message);
  const snapshot = loadSnapshot({ project: root.value, walkers, generation: 1 });
  const facts = new FactStore(walkers);
  const failures = snapshot.roots.flatMap((asset) => probeAsset({ project: root.value, walkers, facts, depth: 'content' }, asset));
  return { snapshot, facts, failures: failures.length };
}

describe('the files of examples/starfall', () => {
  let made: ReadonlyMap<string, Uint8Array>;

  beforeAll(() => {
    made = starfall();
  });

  test('are byte for byte what the script makes', () => {
    const differing = [...made].filter(([path, bytes]) => !readFileSync(join(project, path)).equals(bytes));
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  test('are no others', () => {
    const found = readdirSync(join(project, 'assets'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.prometeu'))
      .map((entry) => join(entry.parentPath, entry.name));
    expect(found.filter((path) => !made.has(path.slice(project.length + 1).replaceAll('\\', '/')))).toEqual([]);
  });

  test('stay below 3 MiB', () => {
    const size = [...made.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(size).toBeLessThan(3 * 1024 * 1024);
  });
});

describe('the workspace of examples/starfall', () => {
  const { snapshot, facts, failures } = load();
  const declarations = snapshot.roots.map((root) => root.declaration.effective);

  test('has nothing to report but the root that is not registered', () => {
    expect(failures).toBe(0);
    expect(diagnose(snapshot, facts).map(({ code, place }) => [code, place.root])).toEqual([['asset_root_unregistered', 'sprites/secret']]);
  });

  test('has one asset that is registered and excluded', () => {
    const excluded = snapshot.roots.filter(({ entry }) => entry?.included_in_build === false);
    expect(excluded.map(({ root }) => root)).toEqual(['sprites/prototypes']);
  });

  test('uses every tile size and every palette mode', () => {
    const tiles = declarations.filter((effective) => effective?.family === 'tile_bank').map((effective) => effective?.parameters);
    expect(new Set(tiles.map((parameters) => parameters?.['tile_size']))).toEqual(new Set([8, 16, 32]));
    const modes = tiles.map((parameters) => (typeof parameters?.['palette'] === 'string' ? parameters['palette'] : 'file'));
    expect(new Set(modes)).toEqual(new Set(['auto', 'keep', 'file']));
  });

  test('has a gap in its ids, so that next_asset_id is not their number', () => {
    const ids = snapshot.registry.document?.assets.map((entry) => entry.asset_id) ?? [];
    expect(Math.max(...ids)).toBeGreaterThan(ids.length);
    expect(snapshot.registry.document?.next_asset_id).toBeGreaterThan(Math.max(...ids));
  });

  test('packs every bank to a payload that its family reads back', () => {
    const problems = snapshot.roots.flatMap((asset) => {
      const family = families.find((one) => one.family === asset.declaration.effective?.family);
      const declaration = asset.declaration.effective;
      if (!family || !declaration) return [`${asset.root}: no family`];
      const sources = asset.selection.inputs.map(({ artifact }) => input(asset.root, artifact.path));
      const parameters = Object.fromEntries(asset.selection.parameters.map(({ key, artifact }) => [key, input(asset.root, artifact.path)]));
      const made = family.materialize({ declaration, inputs: sources, parameters });
      const pieces = [...made.segments].map((segment) =>
        segment.kind === 'bytes' ? segment.bytes : (sources[segment.input]?.source.read(segment.offset, segment.length) ?? new Uint8Array(0)),
      );
      return family.verify(bytesSource(new Uint8Array(Buffer.concat(pieces))), made.metadata);
    });
    expect(problems).toEqual([]);
  });
});

function input(root: string, path: string): { readonly path: string; readonly source: ReturnType<typeof bytesSource> } {
  return { path, source: bytesSource(new Uint8Array(readFileSync(join(project, 'assets', root, path)))) };
}
