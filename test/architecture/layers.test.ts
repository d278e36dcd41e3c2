import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { layers } from '../../layers.ts';
import { forbiddenImport, layerOf } from '../../scripts/lint/layer-check.ts';
import { findCycle, housedFiles, importsOf, repository } from './source-files.ts';

const files = housedFiles();

describe('the layer table', () => {
  it('has a row for every source file', () => {
    expect(files.filter((file) => !layerOf(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('names only folders that exist', () => {
    expect(layers.map((layer) => layer.path).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });

  it('points downward only: no layer reaches itself', () => {
    const imports = new Map(layers.map((layer) => [layer.path, layer.imports]));
    expect(findCycle([...imports.keys()], (path) => imports.get(path) ?? [])).toBeUndefined();
  });

  it('refuses what the house forbids', () => {
    const refused: [string, string][] = [
      ['src/packer/families/tile-bank/tile-bank.ts', '../../../io/node-file-system.ts'],
      ['src/packer/diagnostics/registry.ts', '../../io/hashing.ts'],
      ['src/packer/archive/reader.ts', '../families/family.ts'],
      ['src/packer/commit/commit.ts', '../documents/index-document.ts'],
      ['src/packer/pack/pack.ts', '../../studio/container.ts'],
      ['src/packer/runtime/open.ts', 'tsyringe'],
      ['src/packer/runtime/open.ts', 'electron'],
      ['src/packer/snapshot/load.ts', 'node:fs'],
      ['src/base/result.ts', 'node:path'],
      ['src/contract/events.ts', '../packer/pack/pack.ts'],
      ['src/nowhere/new.ts', 'zod'],
    ];
    for (const [file, specifier] of refused) expect(forbiddenImport(file, specifier), `${file} → ${specifier}`).toBeTruthy();
  });

  it('allows what the house is built on', () => {
    expect(forbiddenImport('src/packer/pack/pack.ts', '../commit/commit.ts')).toBeUndefined();
    expect(forbiddenImport('src/io/node-file-system.ts', 'node:fs')).toBeUndefined();
    expect(forbiddenImport('src/studio/container.ts', 'tsyringe')).toBeUndefined();
  });
});

describe('the source', () => {
  it('imports only what the table allows', () => {
    const forbidden = files.flatMap((file) =>
      importsOf(file, true).flatMap((specifier) => forbiddenImport(file, specifier) ?? []),
    );
    expect(forbidden).toEqual([]);
  });

  it('has no import cycle', () => {
    const next = (file: string): string[] =>
      importsOf(file, false)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file), specifier));
    const known = new Map(files.map((file) => [file, next(file)]));
    expect(findCycle(files, (file) => known.get(file) ?? [])).toBeUndefined();
  });

  it('reaches the disk only through src/io', () => {
    const direct = files.filter(
      (file) => !file.startsWith('src/io/') && importsOf(file, false).some((name) => /^(node:)?fs(\/|$)/u.test(name)),
    );
    expect(direct).toEqual([]);
  });
});
