import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findElectron } from '../../../scripts/electron/find-electron.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'prometeu-electron-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text = ''): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('the binary of Electron', () => {
  it('is not there in a package that never fetched it', () => {
    expect(findElectron(folder, undefined)).toBeUndefined();
  });

  it('is not there where the package names one that was taken away', () => {
    put('path.txt', 'electron');
    expect(findElectron(folder, undefined)).toBeUndefined();
  });

  it('is where the package says it put it', () => {
    put('path.txt', 'here/electron\n');
    put('dist/here/electron');
    expect(findElectron(folder, undefined)).toBe(join(folder, 'dist/here/electron'));
  });

  it('is where a person has it, also when the package fetched none', () => {
    put('own/electron');
    expect(findElectron(folder, join(folder, 'own'))).toBe(join(folder, 'own/electron'));
    expect(findElectron(folder, join(folder, 'nowhere'))).toBeUndefined();
  });
});
