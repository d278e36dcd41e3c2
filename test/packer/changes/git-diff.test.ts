import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventBus } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { operations } from '../../../src/contract/operations.ts';
import { NodeFileSystem } from '../../../src/io/node-file-system.ts';
import { initialFiles } from '../../../src/packer/documents/init.ts';
import { openRuntime } from '../../../src/packer/runtime/open.ts';
import { diskOf, valueOf, type Asked } from '../../support/change-project.ts';

let directory = '';

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'prometeu-git-')));
  const disk = diskOf({ root: 'data/a', files: { 'x.bin': 'x', 'sub/y.bin': 'y' }, declaration: { preload: { slot: 2 } } }, { root: 'data/b', files: { z: 'z' } }, { root: 'stray', registered: false, assetId: 9, files: { z: 'z' } });
  for (const [path, text] of disk.tree('/project')) if (!path.endsWith('/')) write(path.slice('/project/'.length), text);
  for (const { path, text } of initialFiles()) if (!path.endsWith('index.json')) write(path, text);
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=a test', '-c', 'user.email=test@example.invalid', 'commit', '-q', '-m', 'before');
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

function git(...args: readonly string[]): string {
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: dirname(directory), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8', env });
}

/** What version control sees of a change: added and removed lines, and renames, of every file. */
async function diffAfter(changes: readonly Asked[], undo = false): Promise<readonly string[]> {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  const runtime = valueOf(await openRuntime({ directory, bus, fileSystem: new NodeFileSystem(), host: 'a test', lockWaitMs: 0 }));
  const project_id = runtime.projectId;
  const preview = valueOf(await runtime.services.previewChange(operations.previewChange.request.parse({ project_id, changes })));
  valueOf(await runtime.services.applyChange({ project_id, preview }));
  if (undo) valueOf(await runtime.services.undoChange({ project_id, preview: valueOf(await runtime.services.previewUndo({ project_id })) }));
  await runtime.close();
  git('add', '-A');
  return git('diff', '--cached', '--numstat', '-M').trim().split('\n').filter((line) => line !== '').map((line) => line.replaceAll('\t', ' '));
}

const index = 'assets/.prometeu/index.json';
const a = { asset: { asset_id: 1 } } as const;

const kinds: readonly (readonly [string, Asked, readonly string[]])[] = [
  ['create_asset', { kind: 'create_asset', root: 'tiles/t', family: 'tile_bank' }, [`3 2 ${index}`, '8 0 assets/tiles/t/asset.json']],
  ['register_asset', { kind: 'register_asset', root: 'stray' }, [`3 2 ${index}`]],
  ['unregister_asset', { kind: 'unregister_asset', asset_id: 1 }, [`0 1 ${index}`]],
  ['delete_asset', { kind: 'delete_asset', ...a }, [`0 1 ${index}`, '0 18 assets/data/a/asset.json', '0 1 assets/data/a/sub/y.bin', '0 1 assets/data/a/x.bin']],
  ['relocate_asset', { kind: 'relocate_asset', ...a, to: 'data/c' }, [`1 1 ${index}`, '0 0 assets/data/{a => c}/asset.json', '0 0 assets/data/{a => c}/sub/y.bin', '0 0 assets/data/{a => c}/x.bin']],
  ['rename_asset', { kind: 'rename_asset', ...a, asset_name: 'other' }, ['1 1 assets/data/a/asset.json']],
  ['set_included', { kind: 'set_included', asset_ids: [1], included_in_build: false }, [`1 1 ${index}`]],
  ['update_declaration', { kind: 'update_declaration', ...a, edits: [{ pointer: '/preload/slot', value: 5 }] }, ['1 1 assets/data/a/asset.json']],
  ['set_preload', { kind: 'set_preload', ...a, slot: 3 }, ['1 1 assets/data/a/asset.json']],
  ['remove_artifact', { kind: 'remove_artifact', ...a, paths: ['x.bin'] }, ['0 1 assets/data/a/x.bin']],
  ['duplicate_asset', { kind: 'duplicate_asset', ...a, to: 'copy' }, [`3 2 ${index}`, '18 0 assets/copy/asset.json', '1 0 assets/copy/sub/y.bin', '1 0 assets/copy/x.bin']],
];

describe('git sees of a change only the lines it is about:', () => {
  it.each(kinds)('%s', async (_, change, lines) => {
    expect(await diffAfter([change])).toEqual(lines);
  });

  it('import_artifacts', async () => {
    write('outside.bin', 'new\n');
    git('add', 'outside.bin');
    const change: Asked = { kind: 'import_artifacts', ...a, files: [{ source: join(directory, 'outside.bin'), path: 'n.bin' }] };
    expect(await diffAfter([change])).toEqual(['1 0 assets/data/a/n.bin', '1 0 outside.bin']);
  });

  it.each(kinds)('nothing but the next id once %s is taken back', async (_, change) => {
    const lines = await diffAfter([change], true);
    expect(lines.filter((line) => line !== `1 1 ${index}`)).toEqual([]);
  });
});
