import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../../src/base/byte-source.ts';
import { readProvenance } from '../../../src/packer/archive/provenance.ts';
import { helloArchive, helloCompanions, helloProvenance } from './golden-companions.ts';
import { helloPack, opened } from './golden.ts';

const archive = opened(helloPack);
const text = helloCompanions['asset_table_metadata.json'];

function read(document: string, entries: Parameters<typeof readProvenance>[0]['entries'] = archive.entries, digest = helloArchive.sha256) {
  return readProvenance({ entries }, digest, bytesSource(Buffer.from(document)));
}

const told = { asset_id: 1, asset_name: 'hello', root: helloProvenance.root, sources: helloProvenance.sources.map(({ sha256 }) => sha256) };

it('is told of each asset in the order of the archive', () => {
  expect(read(text)).toEqual([told]);
});

it('is told of an asset that is not as nearly all are', () => {
  const entries = archive.entries.map((entry) => ({ ...entry, asset_name: 'h\u00e9llo' }));
  expect(read(text.replace('"asset_name":"hello"', '"asset_name":"h\u00e9llo"'), entries)).toEqual([{ ...told, asset_name: 'h\u00e9llo' }]);
});

it('of an archive without assets is empty', () => {
  expect(read(text.replace(/"assets":\[.*\],"assets_pa"/u, '"assets":[],"assets_pa"'), [])).toEqual([]);
});

describe('nothing is told', () => {
  const asset = /\{"asset_id":1.*?\}\]\}/u.exec(text)?.[0] ?? '';

  it('by the companion of another archive', () => {
    expect(read(text, archive.entries, '0'.repeat(64))).toBeUndefined();
  });

  it.each([
    ['with an asset that the archive does not have', text.replace(asset, `${asset},${asset}`)],
    ['with anything after its assets', text.replace(asset, `${asset},{}`)],
    ['without an asset', text.replace(asset, '')],
    ['with another name', text.replace('"asset_name":"hello"', '"asset_name":"hallo"')],
    ['with an asset that is none', text.replace(asset, '{}')],
    ['with a source that is none', text.replace(/"sources":\[.*?\]/u, '"sources":[{}]')],
    ['with sources that are no list', text.replace(/"sources":\[.*?\]/u, '"sources":{}')],
    ['that is not canonical', text.replace('{"asset_table"', '{ "asset_table"')],
    ['that is cut off', text.slice(0, -1)],
    ['that is empty', ''],
  ])('by one %s', (_, document) => {
    expect(document).not.toBe(text);
    expect(read(document)).toBeUndefined();
  });

  it('of a document that is larger than any that is looked into, and none of it is read', () => {
    const source = { size: 64 * 1024 * 1024 + 1, read: () => expect.fail('it was read') };
    expect(readProvenance(archive, helloArchive.sha256, source)).toBeUndefined();
  });
});
