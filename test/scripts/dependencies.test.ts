import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T;

interface Named {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const named = read<Named>('package.json');
const lock = read<{ readonly packages: Readonly<Record<string, { readonly version?: string }>> }>('package-lock.json');
const packages = Object.entries({ ...named.dependencies, ...named.devDependencies });

describe('a dependency', () => {
  it.each(packages)('%s is one exact version, of the same line as the lock', (name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  });

  it('says in docs/dependencies.md what it is there for', () => {
    const text = readFileSync(join(root, 'docs/dependencies.md'), 'utf8');
    expect(packages.map(([name]) => name).filter((name) => !text.includes(name.replace(/^@electron-forge\//u, '')))).toEqual([]);
  });
});
