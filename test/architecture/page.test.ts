import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { housedFiles, importsOf } from './source-files.ts';

const page = housedFiles().filter((file) => file.startsWith('renderer/'));

/** Of the transport, what a client is made of. */
const client = /^src\/transport\/(client(-[a-z]+)*|wire|timer)\.ts$/u;

/** Repository-relative, for files of the project alone. */
function filesOf(file: string, types: boolean): string[] {
  return importsOf(file, types)
    .filter((specifier) => /^\.\.?\/.*\.tsx?$/u.test(specifier))
    .map((specifier) => posix.join(posix.dirname(file), specifier));
}

/** Everything that comes along at run time. */
function reachedFrom(files: readonly string[]): ReadonlySet<string> {
  const reached = new Set(files);
  for (const file of reached) for (const next of filesOf(file, false)) reached.add(next);
  return reached;
}

describe('the page', () => {
  it('imports of src/ nothing but contract, base and the transport client, not even a type', () => {
    const foreign = page.flatMap((file) =>
      filesOf(file, true)
        .filter((target) => target.startsWith('src/') && !/^src\/(base|contract)\//u.test(target) && !client.test(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(foreign).toEqual([]);
    expect(page.flatMap((file) => filesOf(file, true)).filter((target) => target.startsWith('src/contract/')).length).toBeGreaterThan(50);
  });

  it('brings nothing of the packer, the Studio or a host along, through whatever it imports', () => {
    const along = [...reachedFrom(page)].filter((file) => file.startsWith('src/') && !/^src\/(base|contract|transport)\//u.test(file));
    expect(along).toEqual([]);
  });

  it('reaches no module of Node and nothing of Electron', () => {
    const system = [...reachedFrom(page)].flatMap((file) => importsOf(file, true).filter((name) => /^(node:|electron$)/u.test(name)).map((name) => `${file} → ${name}`));
    expect(system).toEqual([]);
  });
});
