import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { indexReadingVersion } from '../../src/packer/documents/index-document.ts';
import { families } from '../../src/packer/families/list.ts';
import { conclusionsVersion } from '../../src/packer/runtime/conclusions.ts';
import { understandingVersion } from '../../src/packer/snapshot/declaration-view.ts';

/**
 * What a process leaves in `assets/.prometeu/cache/` is believed by another version of the program as long as the versions
 * here are the same. So whoever changes the code that a conclusion comes from has to say whether it may differ now.
 */
interface Reader {
  readonly version: string;
  /** Where to raise it. */
  readonly raisedIn: string;
  readonly sources: readonly string[];
  /** The version and the digest of the sources as last looked at. */
  readonly recorded: readonly [version: string, digest: string];
}

const familyVersions = families.map(({ family, walker }) => `${family} ${walker.version}`).join(', ');

const readers: Readonly<Record<string, Reader>> = {
  'names, a declaration, and what it selects': {
    version: `${understandingVersion}; ${familyVersions}`,
    raisedIn: 'understandingVersion in src/packer/snapshot/declaration-view.ts, or the version of the family in its walker.ts',
    sources: [
      'contract/{asset-name,documents,ids}.ts',
      'io/{portable-name,strict-json*}.ts',
      'packer/documents/{declaration,document-fault,document-path,issue-message,usual-declaration}.ts',
      'packer/families/*/{declaration,walker}.ts',
      'packer/families/declaration-issues.ts',
      'packer/snapshot/{declaration-view,pattern,selection,understood,walk,walk-names}.ts',
    ],
    recorded: ['2; data_bank 1, sound_bank 1, tile_bank 1', '7655ef207ff1a68f'],
  },
  'a registry': {
    version: String(indexReadingVersion),
    raisedIn: 'indexReadingVersion in src/packer/documents/index-document.ts',
    sources: ['contract/{documents,ids}.ts', 'io/strict-json*.ts', 'packer/documents/{document-fault,index-document,issue-message}.ts'],
    recorded: ['1', 'c5930ba8529217e1'],
  },
  'what there is to say of a project': {
    version: String(conclusionsVersion),
    raisedIn: 'conclusionsVersion in src/packer/runtime/conclusions.ts',
    sources: [
      'packer/diagnostics/**/*.ts',
      'packer/drift/{classify/*,drift,sight}.ts',
      'packer/families/*/{bank,bank-rule,clip-facts,clip-plan,expected-size,facts,marks,probed-clips,rule-list,tile-origins}.ts',
      'packer/families/*/rules/*.ts',
      'packer/families/{family,selected-facts}.ts',
      'packer/runtime/{conclusions,status,diagnostics/inspection}.ts',
    ],
    recorded: ['3', 'b6e608477b69092a'],
  },
};

const src = join(import.meta.dirname, '../../src');

/** Of what the sources do: comments and blanks may change. */
function digestOf(patterns: readonly string[]): string {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: src }).sort());
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file.replaceAll('\\', '/')}\n${tokensOf(readFileSync(join(src, file), 'utf8')).join('\n')}\n\n`);
  return hash.digest('hex').slice(0, 16);
}

function tokensOf(text: string): readonly string[] {
  const printed = ts.transpileModule(text, { compilerOptions: { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true } });
  return printed.outputText.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

test.each(Object.entries(readers))('who changes the code that reads %s says whether what a cache holds of it still counts', (what, { version, raisedIn, sources, recorded }) => {
  const now = [version, digestOf(sources)];
  const remedy = `The code that reads ${what} changed. If it may now come to another result, raise ${raisedIn}. Then put ['${now.join("', '")}'] as recorded in this test.`;
  expect(recorded, remedy).toEqual(now);
});

test.each(Object.entries(readers))('each pattern of the code that reads %s finds some', (_, { sources }) => {
  expect(sources.filter((pattern) => globSync(pattern, { cwd: src }).length === 0)).toEqual([]);
});

test('no two kinds of cache say the same of themselves', () => {
  const kinds = globSync('**/*.ts', { cwd: src }).flatMap((file) => [...readFileSync(join(src, file), 'utf8').matchAll(/: CacheKind = \{ name: '(\w+)', tag: (\d+)/gu)]);
  expect(kinds.map(([, name]) => name).sort()).toEqual(['conclusions', 'facts', 'packed', 'stats']);
  expect(new Set(kinds.map(([, , tag]) => tag)).size).toBe(kinds.length);
});
