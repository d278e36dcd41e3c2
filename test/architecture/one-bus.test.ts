import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { housedFiles, repository } from './source-files.ts';

/** Files whose text, without comments, holds this. */
function filesThat(pattern: RegExp): readonly string[] {
  return housedFiles().filter((file) => pattern.test(withoutComments(readFileSync(join(repository, file), 'utf8'))));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//gu, '').replaceAll(/^\s*\/\/.*$/gmu, '');
}

describe('the one bus', () => {
  it('is made by the container and nobody else', () => {
    expect(filesThat(/\bnew\s+EventBus\b/u)).toEqual(['src/studio/container.ts']);
  });

  it('is extended by nobody', () => {
    expect(filesThat(/\bextends\s+EventBus\b/u)).toEqual([]);
  });

  it('is wired by the only files that know the injector', () => {
    expect(filesThat(/from 'tsyringe'/u)).toEqual(['src/studio/container.ts', 'src/studio/tokens.ts']);
  });

  it('is booted by one function for every host', () => {
    expect(filesThat(/\bContainer\.boot\b/u)).toEqual(['src/studio/open-studio.ts']);
  });

  it('is every host’s by that function, and no host opens a runtime by itself', () => {
    const hosts = ['electron/shell.ts', 'src/hosts/browser/open-page-studio.ts', 'src/hosts/cli/process-host.ts'];
    expect(filesThat(/\bopenStudio\b.*(?:from |import\()'.*\/studio\/open-studio\.ts'/u).toSorted()).toEqual(hosts);
    expect(filesThat(/\bopenRuntime\b/u).filter((file) => !file.startsWith('src/studio/'))).toEqual(['src/packer/runtime/open.ts']);
  });

  it('comes to a runtime from who opens it, and to nobody through a global', () => {
    expect(filesThat(/\bglobalThis\b[^;\n]*\b[Bb]us\b/u)).toEqual([]);
  });
});
