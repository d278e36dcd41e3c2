import { expect, test } from 'vitest';
import { readIndex } from '../../../src/packer/documents/index-document.ts';
import { initialFiles } from '../../../src/packer/documents/init.ts';

const files = new Map(initialFiles().map(({ path, text }) => [path, text]));

test('a new project has a registry and tells version control what to keep', () => {
  expect([...files.keys()].sort()).toEqual(['assets/.prometeu/.gitattributes', 'assets/.prometeu/.gitignore', 'assets/.prometeu/index.json']);
});

test('the first registry is valid and empty', () => {
  expect(readIndex(new TextEncoder().encode(files.get('assets/.prometeu/index.json')))).toMatchObject({
    state: 'valid',
    document: { next_asset_id: 1, assets: [] },
  });
});

test('what is not in version control is ignored, and nothing else', () => {
  expect(files.get('assets/.prometeu/.gitignore')).toBe('/journal/\n/backup/\n/history/\n/trash/\n/conflicts/\n/cache/\n/lock\n/lock.json\n');
});

test('the registry keeps its line ends', () => {
  expect(files.get('assets/.prometeu/.gitattributes')).toBe('index.json text eol=lf\n');
});
