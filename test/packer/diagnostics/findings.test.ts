import { expect, test } from 'vitest';
import { openContainedRoot } from '../../../src/io/contained-path.ts';
import { findingsAbout } from '../../../src/packer/diagnostics/findings.ts';
import { families } from '../../../src/packer/families/list.ts';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { loadSnapshot } from '../../../src/packer/snapshot/load.ts';
import { probeAsset } from '../../../src/packer/snapshot/probe.ts';
import { bank } from './entries.ts';
import { diskOf, game } from './diagnosed.ts';

const walkers = families.map(({ walker }) => walker);

function loaded() {
  const project = openContainedRoot(diskOf(bank({ 'a.bin': '' })), game);
  if (!project.ok) throw new Error(project.error.message);
  const [asset] = loadSnapshot({ project: project.value, walkers, generation: 1 }).roots;
  if (!asset) throw new Error('the workspace holds an asset');
  const facts = new FactStore(walkers);
  return { asset, facts, probe: () => probeAsset({ project: project.value, walkers, facts, depth: 'content' }, asset) };
}

test('an asset whose files were all looked into is examined once', () => {
  const { asset, facts, probe } = loaded();
  probe();
  const found = findingsAbout(asset, facts);
  expect(found.map(({ code }) => code)).toEqual(['data_empty_file']);
  expect(findingsAbout(asset, facts)).toBe(found);
});

test('one that is not looked into yet is examined again, for there may be more to know', () => {
  const { asset, facts } = loaded();
  expect(findingsAbout(asset, facts)).not.toBe(findingsAbout(asset, facts));
});

test('what was found with some facts is not answered for others', () => {
  const { asset, facts, probe } = loaded();
  probe();
  expect(findingsAbout(asset, new FactStore(walkers))).not.toBe(findingsAbout(asset, facts));
});
