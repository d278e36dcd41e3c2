import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { freeServices } from '../../src/packer/runtime/free-services.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { tinySpec } from '../support/tiny-project.ts';
import { makeWorkspace } from '../support/workspace.ts';

const child = join(import.meta.dirname, 'pack-child.ts');
/** The last operations of a pack are its promotion: half of the sample lies there. */
const shares = [0.1, 0.4, 0.65, 0.75, 0.85, 0.92, 0.97, 1];

function run(directory: string, at: number): { readonly signal: string | null; readonly status?: string; readonly changes?: number } {
  const { signal, stdout, stderr } = spawnSync(process.execPath, [child, directory, String(at)], {
    encoding: 'utf8',
    // Most of a child's time is reading its own source.
    env: { ...process.env, NODE_COMPILE_CACHE: join(directory, 'compiled') },
  });
  if (signal !== null) return { signal };
  if (stdout === '') throw new Error(stderr);
  return { signal, ...(JSON.parse(stdout) as { status: string; changes: number }) };
}

/** Every file in `build/`, also in its staging folder, by path. */
function filesIn(build: string): Readonly<Record<string, string>> {
  const entries = readdirSync(build, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(entries.map((entry) => [join(entry.parentPath, entry.name).slice(build.length + 1), readFileSync(join(entry.parentPath, entry.name), 'latin1')] as const).sort());
}

it('P4: on the real disk a pack killed by SIGKILL leaves, after the next command, the old build or the new one', async () => {
  const directory = temporaryDirectory();
  const build = join(directory, 'build');
  const input = join(directory, 'assets/data/levels/one.bin');
  mkdirSync(join(directory, 'assets'));
  makeWorkspace(new NodeFileSystem(), directory, tinySpec);
  expect(run(directory, 0).status).toBe('succeeded');
  const old = filesIn(build);
  writeFileSync(input, 'another first level');
  // Without what an earlier run kept, so that each run makes the same changes.
  const cache = join(directory, 'assets/.prometeu/cache');
  rmSync(cache, { recursive: true });
  const { changes = 0, status } = run(directory, 0);
  expect(status).toBe('succeeded');
  const now = filesIn(build);
  expect(now).not.toEqual(old);
  const seen = new Set<string>();
  for (const share of shares) {
    rmSync(cache, { recursive: true, force: true });
    rmSync(build, { recursive: true });
    mkdirSync(build);
    for (const [name, text] of Object.entries(old)) writeFileSync(join(build, name), text, 'latin1');
    const at = Math.ceil(changes * share);
    expect(run(directory, at).signal, `change ${at} of ${changes}`).toBe('SIGKILL');
    const left = await opened(directory);
    expect([JSON.stringify(old), JSON.stringify(now)], `killed after change ${at} of ${changes}`).toContain(JSON.stringify(left));
    seen.add(JSON.stringify(left));
  }
  expect(seen.size).toBe(2);
});

/** What `build/` holds once the next command has opened the project and verified it. */
async function opened(directory: string): Promise<Readonly<Record<string, string>>> {
  const fileSystem = new NodeFileSystem();
  const runtime = await openRuntime({ directory, bus: new EventBus(() => undefined), fileSystem, host: 'a test', lockWaitMs: 0 });
  if (!runtime.ok) throw new Error(runtime.error.message);
  const services = freeServices(fileSystem, () => directory);
  const verified = await services.verifyArchive({ archive: { project_id: runtime.value.projectId } });
  expect(verified).toMatchObject({ ok: true, value: { ok: true } });
  await runtime.value.close();
  return filesIn(join(directory, 'build'));
}
