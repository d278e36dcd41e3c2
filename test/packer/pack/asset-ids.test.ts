import { describe, expect, it } from 'vitest';
import { assetIdsFile, identifierOf } from '../../../src/packer/pack/asset-ids.ts';

const text = (...call: Parameters<typeof assetIdsFile>): string => new TextDecoder().decode(assetIdsFile(...call));
const mark = '// Made by Prometeu Studio from assets.pa: the ids of its assets. Do not edit.\n';
const two = [
  { asset_id: 1, asset_name: 'overworld' },
  { asset_id: 7, asset_name: 'uiClick 2' },
];

it.each([
  ['asset_ids.d.ts', `${mark}\nexport declare const enum AssetId {\n  OVERWORLD = 1, // "overworld"\n  UI_CLICK_2 = 7, // "uiClick 2"\n}\n`],
  ['asset_ids.h', `${mark}\n#ifndef PROMETEU_ASSET_IDS_H\n#define PROMETEU_ASSET_IDS_H\n\n#define ASSET_OVERWORLD 1 // "overworld"\n#define ASSET_UI_CLICK_2 7 // "uiClick 2"\n\n#endif\n`],
  ['asset_ids.rs', `${mark}\npub const OVERWORLD: u32 = 1; // "overworld"\npub const UI_CLICK_2: u32 = 7; // "uiClick 2"\n`],
] as const)('%s is these bytes', (file, expected) => {
  expect(text(file, two)).toBe(expected);
});

it.each([
  ['overworld', 'OVERWORLD'],
  ['Überwelt é', 'UBERWELT_E'],
  ['uiClick', 'UI_CLICK'],
  ['  a -- b  ', 'A_B'],
  ['3 lives', 'ASSET_3_LIVES'],
  ['地図', 'ASSET'],
])('"%s" comes to %s', (name, identifier) => {
  expect(identifierOf(name)).toBe(identifier);
});

describe('names that come to one identifier', () => {
  it('leave it to the lowest id; the others carry theirs', () => {
    const assets = ['a b', 'A-B', 'a_b'].map((name, at) => ({ asset_id: at + 1, asset_name: name }));
    expect(text('asset_ids.rs', assets).match(/const \w+/gu)).toEqual(['const A_B', 'const A_B__2', 'const A_B__3']);
  });

  it('never meet a name that looks like a carried id', () => {
    const assets = ['a', 'A', 'a__2'].map((name, at) => ({ asset_id: at + 1, asset_name: name }));
    expect(text('asset_ids.rs', assets).match(/const \w+/gu)).toEqual(['const A', 'const A__2', 'const A_2']);
  });
});

it('a name cannot end its comment, continue its line or hide what follows', () => {
  const lines = text('asset_ids.h', [{ asset_id: 1, asset_name: 'x*/ \\ \u202e\u{1f600}' }]).split('\n');
  expect(lines[5]).toBe('#define ASSET_X 1 // "x*/ \\\\ \\u202e\\ud83d\\ude00"');
});

it('an archive without assets has files without constants', () => {
  expect(text('asset_ids.d.ts', [])).toBe(`${mark}\nexport declare const enum AssetId {\n}\n`);
});
