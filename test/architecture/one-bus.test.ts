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
});
