import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { commit } from '../../src/packer/commit/commit.ts';
import { recover } from '../../src/packer/commit/recovery.ts';
import { scenarios } from '../packer/commit/change-sets.ts';
import { project } from '../packer/commit/scenario.ts';

const child = join(import.meta.dirname, 'commit-child.ts');
const pointsEach = 8;

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'prometeu-commit-')));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function writeOut(disk: MemoryFileSystem): void {
  rmSync(directory, { recursive: true, force: true });
  for (const [path, text] of disk.tree(project)) {
    const place = directory + path.slice(project.length);
    if (path.endsWith('/')) continue;
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

/** Every file of the project by its path below it. */
function filesIn(): Readonly<Record<string, string>> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const places = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(places.map((place) => [place.slice(directory.length + 1), readFileSync(place, 'utf8')]));
}

function filesOf(state: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(state).filter(([path]) => !path.endsWith('/')));
}

describe.each(scenarios.map((scenario, index) => ({ ...scenario, index })))('on the real disk, a commit that $name', (scenario) => {
  it('C2: killed by SIGKILL at a sample of operations is old or new after recovery', () => {
    writeOut(scenario.disk());
    const counting = new FaultFileSystem(new NodeFileSystem());
    const medium = { fs: new NodeFileSystem(), projectDir: directory, flushBy: 'directory' } as const;
    expect(commit({ ...medium, fs: counting }, scenario.set).status).toBe('committed');
    expect(filesIn()).toEqual(filesOf(scenario.new));
    const verdicts = new Set<string>();
    for (let point = 1; point <= pointsEach; point += 1) {
      writeOut(scenario.disk());
      const at = Math.ceil((counting.count * point) / pointsEach);
      const { signal, stderr } = spawnSync(process.execPath, [child, directory, String(scenario.index), String(at)], { encoding: 'utf8' });
      expect(signal, stderr).toBe('SIGKILL');
      expect(recover(medium).blocked).toBeUndefined();
      const left = JSON.stringify(filesIn());
      expect([JSON.stringify(filesOf(scenario.old)), JSON.stringify(filesOf(scenario.new))], `killed after operation ${String(at)}`).toContain(left);
      verdicts.add(left);
    }
    expect(verdicts.size).toBe(2);
  });
});
