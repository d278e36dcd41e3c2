import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { IndexDocument } from '../../../src/contract/documents.ts';
import { editDeclaration } from '../../../src/packer/documents/declaration-edit.ts';
import type { DeclarationEdit } from '../../../src/packer/documents/declaration-edit.ts';
import { printDeclaration } from '../../../src/packer/documents/declaration-print.ts';
import { editIndex } from '../../../src/packer/documents/index-edit.ts';
import { printIndex } from '../../../src/packer/documents/index-print.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Lines that git shows as removed and added, in order, each with its sign. */
function gitDiff(file: string, before: Uint8Array, after: Uint8Array): { readonly numstat: string; readonly lines: readonly string[] } {
  const directory = temporaryDirectory();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'core.safecrlf=false', ...args], {
      cwd: directory,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: directory,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example' },
      },
    });
  git('init', '-q');
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), before);
  git('add', '.');
  git('commit', '-q', '-m', 'before');
  writeFileSync(join(directory, file), after);
  const lines = git('diff', '-U0').split('\n').filter((line) => /^(?:[+-](?![+-]{2} )|\\)/u.test(line));
  return { numstat: git('diff', '--numstat').split('\t').slice(0, 2).join(' '), lines };
}

const declaration = {
  schema_version: 1,
  asset_uuid: '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11',
  asset_name: 'overworld',
  author: { name: 'Ada', tools: ['pen', 'ink'] },
  family: 'tile_bank',
  inputs: { tiles: ['ground.png', 'props/*.png', 'sky.png'] },
  output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 16, palette: 'auto' },
  preload: { slot: 0 },
  zz: 1.5,
};

const house = printDeclaration(declaration);
const takenApart = (indent: string | number): string => `${JSON.stringify(declaration, null, indent)}\n`;

/** A declaration as people and their editors write it, and what ends its lines. */
const files: readonly (readonly [name: string, text: string, eol: string])[] = [
  ['LF', house, '\n'],
  ['CRLF', house.replaceAll('\n', '\r\n'), '\r\n'],
  ['a byte order mark', `\uFEFF${house}`, '\n'],
  ['no newline at the end', house.trimEnd(), '\n'],
  ['tabs', takenApart('\t'), '\n'],
  ['4 spaces and CRLF', takenApart(4).replaceAll('\n', '\r\n'), '\r\n'],
  ['no indentation', takenApart(1).replaceAll(/^ +/gmu, ''), '\n'],
];

interface Case {
  readonly edits: readonly DeclarationEdit[];
  /** Lines removed and added in the layout of formats.md, and in one that takes everything apart; blanks at their start left out. */
  readonly house: readonly string[];
  readonly apart: readonly string[];
}

const output = '"output": { "format": "TILES/indexed4_v1", "codec": "NONE", "tile_size": 16, "palette": "auto" },';

const cases: Readonly<Record<string, Case>> = {
  'a new name': {
    edits: [{ pointer: '/asset_name', value: 'forest' }],
    house: ['-"asset_name": "overworld",', '+"asset_name": "forest",'],
    apart: ['-"asset_name": "overworld",', '+"asset_name": "forest",'],
  },
  'another preload slot': {
    edits: [{ pointer: '/preload', value: { slot: 5 } }],
    house: ['-"preload": { "slot": 0 },', '+"preload": { "slot": 5 },'],
    apart: ['-"slot": 0', '+"slot": 5'],
  },
  'no preload': {
    edits: [{ pointer: '/preload' }],
    house: ['-"preload": { "slot": 0 },'],
    apart: ['-"preload": {', '-"slot": 0', '-},'],
  },
  'a parameter changed': {
    edits: [{ pointer: '/output/tile_size', value: 32 }],
    house: [`-${output}`, `+${output.replace('16', '32')}`],
    apart: ['-"tile_size": 16,', '+"tile_size": 32,'],
  },
  'a parameter added': {
    edits: [{ pointer: '/output/columns', value: 8 }],
    house: [`-${output}`, `+${output.replace('"auto" }', '"auto", "columns": 8 }')}`],
    apart: ['-"palette": "auto"', '+"palette": "auto",', '+"columns": 8'],
  },
  'a parameter with a file': {
    edits: [{ pointer: '/output/palette', value: { file: 'a.hex' } }],
    house: [`-${output}`, `+${output.replace('"auto"', '{ "file": "a.hex" }')}`],
    apart: ['-"palette": "auto"', '+"palette": {', '+"file": "a.hex"', '+}'],
  },
  'a parameter removed': {
    edits: [{ pointer: '/output/tile_size' }],
    house: [`-${output}`, `+${output.replace(' "tile_size": 16,', '')}`],
    apart: ['-"tile_size": 16,'],
  },
  'an input more, between two': {
    edits: [{ pointer: '/inputs/tiles', value: ['ground.png', 'new.png', 'props/*.png', 'sky.png'] }],
    house: ['-"inputs": { "tiles": ["ground.png", "props/*.png", "sky.png"] },', '+"inputs": { "tiles": ["ground.png", "new.png", "props/*.png", "sky.png"] },'],
    apart: ['+"new.png",'],
  },
  'an input less': {
    edits: [{ pointer: '/inputs/tiles/0' }],
    house: ['-"inputs": { "tiles": ["ground.png", "props/*.png", "sky.png"] },', '+"inputs": { "tiles": ["props/*.png", "sky.png"] },'],
    apart: ['-"ground.png",'],
  },
  'a new uuid': {
    edits: [{ pointer: '/asset_uuid', value: '0198c2a4-7b1e-7d3a-9c55-000000000000' }],
    house: [`-"asset_uuid": "${declaration.asset_uuid}",`, '+"asset_uuid": "0198c2a4-7b1e-7d3a-9c55-000000000000",'],
    apart: [`-"asset_uuid": "${declaration.asset_uuid}",`, '+"asset_uuid": "0198c2a4-7b1e-7d3a-9c55-000000000000",'],
  },
};

function edited(text: string, edits: readonly DeclarationEdit[]): Uint8Array {
  const result = editDeclaration(encode(text), edits);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const withoutIndent = (line: string): string => line.replace(/^([+-])[ \t]+/u, '$1');

describe.each(files)('git shows of a declaration with %s only the lines of the change', (_, text, eol) => {
  test.each(Object.entries(cases))('%s', (__, { edits, ...expected }) => {
    const lines = text.includes('{ "slot"') ? expected.house : expected.apart;
    const shown = gitDiff('assets/a/asset.json', encode(text), edited(text, edits));
    expect(shown.lines.map(withoutIndent)).toEqual(lines.map((line) => line + eol.replace('\n', '')));
    const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
    expect(shown.numstat).toBe(`${String(count('+'))} ${String(count('-'))}`);
  });

  test('preload set where there was none', () => {
    const before = edited(text, [{ pointer: '/preload' }]);
    const { lines } = gitDiff('assets/a/asset.json', before, edited(new TextDecoder('utf-8', { ignoreBOM: true }).decode(before), [{ pointer: '/preload', value: { slot: 0 } }]));
    const expected = text.includes('{ "slot"') ? ['+"preload": { "slot": 0 },'] : ['+"preload": {', '+"slot": 0', '+},'];
    expect(lines.map(withoutIndent)).toEqual(expected.map((line) => line + eol.replace('\n', '')));
  });
});

test('a declaration on one line is one changed line, whatever the change', () => {
  const line = JSON.stringify(declaration);
  for (const { edits } of Object.values(cases)) {
    const after = edited(line, edits);
    expect(gitDiff('a', encode(line), after).numstat).toBe('1 1');
    expect(new TextDecoder().decode(after)).not.toMatch(/[\n ]/u);
  }
});

const entry = (asset_id: number, more: object = {}): IndexDocument['assets'][number] => ({
  asset_id,
  asset_uuid: `0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e${String(asset_id).padStart(2, '0')}`,
  root: `tiles/r${String(asset_id)}`,
  included_in_build: true,
  ...more,
});

const lineOf = (asset_id: number, more: object = {}): string => {
  const { asset_uuid, root, included_in_build } = entry(asset_id, more);
  return `    {"asset_id": ${String(asset_id)}, "asset_uuid": "${asset_uuid}", "root": "${root}", "included_in_build": ${String(included_in_build)}}`;
};

const registry: IndexDocument = { schema_version: 1, next_asset_id: 9, assets: [1, 2, 5, 8].map((id) => entry(id)), team: { x: [1] } };

interface IndexCase {
  readonly edit: (document: IndexDocument) => IndexDocument;
  readonly lines: readonly string[];
}

function withEntry(document: IndexDocument, asset_id: number, more: object): IndexDocument {
  return { ...document, assets: document.assets.map((old) => (old.asset_id === asset_id ? { ...old, ...more } : old)) };
}

const indexCases: Readonly<Record<string, IndexCase>> = {
  'an asset included or not': {
    edit: (document) => withEntry(document, 2, { included_in_build: false }),
    lines: [`-${lineOf(2)},`, `+${lineOf(2, { included_in_build: false })},`],
  },
  'several assets included or not': {
    edit: (document) => withEntry(withEntry(document, 1, { included_in_build: false }), 8, { included_in_build: false }),
    lines: [`-${lineOf(1)},`, `+${lineOf(1, { included_in_build: false })},`, `-${lineOf(8)}`, `+${lineOf(8, { included_in_build: false })}`],
  },
  'an asset moved': {
    edit: (document) => withEntry(document, 5, { root: 'maps/x' }),
    lines: [`-${lineOf(5)},`, `+${lineOf(5, { root: 'maps/x' })},`],
  },
  'an asset that comes': {
    // The line in front of it gains its comma.
    edit: (document) => ({ ...document, next_asset_id: 10, assets: [...document.assets, entry(9)] }),
    lines: ['-  "next_asset_id": 9,', '+  "next_asset_id": 10,', `-${lineOf(8)}`, `+${lineOf(8)},`, `+${lineOf(9)}`],
  },
  'an asset that comes back': {
    edit: (document) => ({ ...document, assets: [...document.assets, entry(3)] }),
    lines: [`+${lineOf(3)},`],
  },
  'an asset that goes': {
    edit: (document) => ({ ...document, assets: document.assets.filter(({ asset_id }) => asset_id !== 5) }),
    lines: [`-${lineOf(5)},`],
  },
  'the last asset that goes': {
    edit: (document) => ({ ...document, assets: document.assets.slice(0, -1) }),
    lines: [`-${lineOf(5)},`, `-${lineOf(8)}`, `+${lineOf(5)}`],
  },
};

describe.each([
  ['LF', '', '\n'],
  ['CRLF', '', '\r\n'],
  ['a byte order mark', '\uFEFF', '\n'],
])('git shows of a registry with %s only the lines of the change', (_, bom, eol) => {
  test.each(Object.entries(indexCases))('%s', (__, { edit, lines }) => {
    const before = encode(bom + printIndex(registry).replaceAll('\n', eol));
    const after = editIndex(before, edit);
    if (!after.ok) throw new Error(after.error.message);
    expect(gitDiff('assets/.prometeu/index.json', before, after.value).lines).toEqual(lines.map((line) => line + eol.replace('\n', '')));
  });
});
