import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { operations } from '../../src/contract/operations.ts';
import type { Preview } from '../../src/contract/operations/changes.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import type { PackerRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { diskOf, valueOf, type Asked } from '../support/change-project.ts';
import { sweptChanges } from './changes-sweep.ts';

const child = join(import.meta.dirname, 'changes-child.ts');
const holder = join(import.meta.dirname, '..', 'support', 'hold-project-lock.ts');
const pointsEach = 3;

let directory = '';
let swept = 0;

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'prometeu-changes-')));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});
afterAll(() => {
  console.log(`changes: ${swept} real processes killed`);
});

/** The project of the sweep on the real disk, anew. */
function writeOut(): void {
  rmSync(directory, { recursive: true, force: true });
  const disk = diskOf({ root: 'a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' } }, { root: 'b', files: { z: 'z' } }, { root: 'stray', registered: false, assetId: 9 });
  for (const [path, text] of disk.tree('/project')) {
    if (path.endsWith('/')) continue;
    const place = join(directory, path.slice('/project'.length));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
}

async function open(): Promise<PackerRuntime> {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  return valueOf(await openRuntime({ directory, bus, fileSystem: new NodeFileSystem(), host: 'a test', lockWaitMs: 0 }));
}

async function previewOf(changes: readonly Asked[]): Promise<Preview> {
  const runtime = await open();
  const preview = await runtime.services.previewChange(operations.previewChange.request.parse({ project_id: runtime.projectId, changes }));
  await runtime.close();
  return valueOf(preview);
}

/** The managed workspace by path; and that nothing of a commit is left over. */
function workspace(): string {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1)).sort();
  expect(paths.filter((path) => path.includes('/journal/'))).toEqual([]);
  const own = paths.filter((path) => !path.startsWith('assets/.prometeu/') || path.endsWith('index.json'));
  return JSON.stringify(own.filter((path) => !path.includes('/backup/')).map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

function apply(preview: Preview, at: number): { readonly signal: string | null; readonly stdout: string; readonly stderr: string } {
  const file = join(directory, 'preview.json');
  writeFileSync(file, JSON.stringify(preview));
  const { signal, stdout, stderr } = spawnSync(process.execPath, [child, directory, file, String(at)], { encoding: 'utf8' });
  rmSync(file);
  return { signal, stdout, stderr };
}

const onRealDisk = sweptChanges.filter(({ name }) => ['relocate_asset', 'delete_asset', 'rename_asset', 'several at once'].includes(name));

describe.each(onRealDisk)('on the real disk, $name', ({ changes }) => {
  it('killed by SIGKILL at a sample of system calls is old or new after reopening', async () => {
    writeOut();
    const old = workspace();
    const preview = await previewOf(changes);
    const whole = apply(preview, 0);
    const { outcome, changing } = JSON.parse(whole.stdout || '{}') as { outcome: unknown; changing: number };
    expect(outcome, whole.stderr).toBe('durable');
    const fresh = workspace();
    for (let point = 1; point <= pointsEach; point += 1) {
      writeOut();
      const at = Math.ceil((changing * point) / (pointsEach + 1));
      const { signal, stderr } = apply(preview, at);
      expect(signal, stderr).toBe('SIGKILL');
      await (await open()).close();
      expect([old, fresh], `killed after call ${at}`).toContain(workspace());
      swept += 1;
    }
  });
});

describe('two processes', () => {
  it('that change one project: the second is told who holds it, and succeeds when the first has ended', async () => {
    writeOut();
    const rename: Asked = { kind: 'rename_asset', asset: { asset_id: 1 }, asset_name: 'other' };
    const preview = await previewOf([rename]);
    const other = spawn(process.execPath, [holder, directory], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise<void>((resolve) => other.stdout.once('data', () => resolve()));
    const runtime = await open();
    const request = operations.applyChange.request.parse({ project_id: runtime.projectId, preview });
    const refused = await runtime.services.applyChange(request);
    expect(refused).toMatchObject({ ok: false, error: { code: 'project_busy', message: expect.stringContaining(`prometeu pack (process ${String(other.pid)}`) as unknown } });
    const ended = new Promise((resolve) => other.once('exit', resolve));
    other.stdin.end();
    await ended;
    expect(await runtime.services.applyChange(request)).toMatchObject({ ok: true });
    await runtime.close();
  });

  it('that apply one preview at the same moment: one of them does, the other is told that it is stale or busy', async () => {
    writeOut();
    const preview = await previewOf([{ kind: 'create_asset', root: 'c', family: 'data_bank' }]);
    const file = join(directory, 'preview.json');
    writeFileSync(file, JSON.stringify(preview));
    const outcomes = await Promise.all([0, 1].map(() => runChild(file)));
    const codes = outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : (outcome as { code: string }).code)).sort();
    expect(codes).toContain('durable');
    expect(['project_busy', 'stale_preview']).toContain(codes.find((code) => code !== 'durable'));
  });
});

function runChild(file: string): Promise<unknown> {
  const run = spawn(process.execPath, [child, directory, file, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  run.stdout.on('data', (data: Buffer) => {
    text += data.toString();
  });
  return new Promise((resolve) => run.once('close', () => resolve((JSON.parse(text) as { outcome: unknown }).outcome)));
}
