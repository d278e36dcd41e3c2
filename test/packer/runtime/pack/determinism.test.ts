import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EventBus } from '../../../../src/base/event-bus.ts';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import type { PackFailure } from '../../../../src/contract/operations/pack.ts';
import { operations } from '../../../../src/contract/operations.ts';
import type { MemoryFileSystem } from '../../../../src/io/memory-file-system.ts';
import { NodeFileSystem } from '../../../../src/io/node-file-system.ts';
import { MemoryProjectLock } from '../../../../src/io/project-lock.ts';
import { ShuffledFileSystem } from '../../../../src/io/shuffled-file-system.ts';
import { verifyDeterminism } from '../../../../src/packer/runtime/pack/determinism.ts';
import type { ChildRun, SecondPack } from '../../../../src/packer/runtime/pack/determinism-spawn.ts';
import { inLane } from '../../../../src/packer/runtime/exclusive.ts';
import { openProject } from '../../../../src/packer/runtime/open.ts';
import { PackControl } from '../../../../src/packer/runtime/pack/pack-control.ts';
import { runPack } from '../../../../src/packer/runtime/pack/pack-run.ts';
import type { Project } from '../../../../src/packer/runtime/project.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';
import { tinyDisk, tinyPlace, tinySpec } from '../../../support/tiny-project.ts';
import { openTiny, valueOf } from '../../../support/open-tiny.ts';
import { makeWorkspace } from '../../../support/workspace.ts';

const surroundings = { directory_order: 'shuffled' };

/** Packs in this process, in another order of directories; then something happens to what was made. */
function secondPack(disk: MemoryFileSystem, before: () => void = () => undefined, after: (output: string) => void = () => undefined): SecondPack {
  return (_, output): ChildRun => {
    const answer = async () => {
      before();
      const project = await projectOn(disk);
      const packed = await new PackControl().run('proof', (ticket) =>
        inLane(project, (change) => runPack(project, change, { destination: { kind: 'outside', directory: output }, settings: { workers: 0, cache: false }, ticket })),
      );
      after(output);
      return packed;
    };
    return { surroundings, answer: answer() };
  };
}

async function projectOn(disk: MemoryFileSystem): Promise<Project> {
  const fileSystem = new ShuffledFileSystem(disk, 7);
  const lock = new MemoryProjectLock();
  return valueOf(await openProject({ directory: tinyPlace, bus: new EventBus(() => undefined), fileSystem, host: 'a test', lockWaitMs: 0, lock: () => lock }));
}

async function proof(disk: MemoryFileSystem, second: SecondPack, control = new PackControl()) {
  const project = await projectOn(disk);
  const answer = await control.run('proof', (ticket) => verifyDeterminism(project, ticket, second));
  if (answer.ok) operations.verifyDeterminism.response.parse(answer.value);
  expect(disk.list('/tmp').map(({ name }) => name)).toEqual(['keep']);
  expect(disk.stat(`${tinyPlace}/build`)).toBeUndefined();
  return answer;
}

describe('verifyDeterminism', () => {
  it('of two packs that are the same says so, with the digests of all four files', async () => {
    const disk = tinyDisk();
    const answer = await proof(disk, secondPack(disk));
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'identical', second_run: surroundings } });
    expect(answer.ok && answer.value.files.map(({ file, first, second }) => [file, first === second])).toEqual([
      ['assets.pa', true],
      ['asset_table.json', true],
      ['preload.json', true],
      ['asset_table_metadata.json', true],
    ]);
  });

  it('names the owner of the first byte that is another one', async () => {
    const disk = tinyDisk();
    const answer = await proof(disk, secondPack(disk, undefined, (output) => {
      const bytes = disk.readFile(`${output}/assets.pa`);
      bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
      disk.writeFile(`${output}/assets.pa`, bytes);
    }));
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'different', first_difference: { file: 'assets.pa', owner: 'slice of asset 3 (levels)' } } });
  });

  it('tells inputs that changed in between from packs that differ', async () => {
    const disk = tinyDisk();
    const changed = proof(disk, secondPack(disk, () => disk.writeFile(`${tinyPlace}/assets/data/levels/one.bin`, 'changed')));
    expect(await changed).toMatchObject({ ok: true, value: { outcome: 'inputs_changed', files: [] } });
  });

  it('also when they changed into something that cannot be packed', async () => {
    const disk = tinyDisk();
    const changed = proof(disk, secondPack(disk, () => disk.removeFile(`${tinyPlace}/assets/data/levels/one.bin`)));
    expect(await changed).toMatchObject({ ok: true, value: { outcome: 'inputs_changed' } });
  });

  it('of what cannot be packed says why, and does not try twice', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${tinyPlace}/assets/tiles/ground/a.png`, 'no picture');
    const answer = await proof(disk, () => expect.fail('tried again'));
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'not_packable', failure: { kind: 'gate', error: { code: 'gate_blocked' } } } });
  });

  it('of a second pack that could not be run at all answers its error', async () => {
    const error = packerError('io_error', 'The second pack could not be run.', 'Try again.');
    expect(await proof(tinyDisk(), () => ({ surroundings, answer: Promise.resolve(err(error)) }))).toEqual(err(error));
  });

  it('of a second pack that failed on its own says why', async () => {
    const disk = tinyDisk();
    const full: PackFailure = { kind: 'materialization', error: packerError('no_space', 'Full.', 'Free some.'), diagnostics: [] };
    const answer = await proof(disk, (project, output, signal) => {
      const made = secondPack(disk)(project, output, signal);
      return { surroundings, answer: made.answer.then((result) => (result.ok ? ok({ ...result.value, status: 'failed' as const, failure: full }) : result)) };
    });
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'not_packable', failure: { error: { code: 'no_space' } } } });
  });

  it.each(['first', 'second'])('cancelled in the %s pack answers so, and leaves nothing behind', async (which) => {
    const disk = tinyDisk();
    const control = new PackControl();
    const project = await projectOn(disk);
    const second: SecondPack = (given, output, signal) => {
      if (which === 'second') control.cancel();
      return secondPack(disk)(given, output, signal);
    };
    const running = control.run('proof', (ticket) => verifyDeterminism(project, ticket, second));
    if (which === 'first') control.cancel();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(disk.list('/tmp').map(({ name }) => name)).toEqual(['keep']);
  });

  it('keeps the lane, so that nothing of ours is written between the two', async () => {
    const disk = tinyDisk();
    const project = await projectOn(disk);
    const status: unknown[] = [];
    const second: SecondPack = (given, output, signal) => {
      status.push(project.parts.lane.status.running);
      return secondPack(disk)(given, output, signal);
    };
    await new PackControl().run('proof', (ticket) => verifyDeterminism(project, ticket, second));
    expect(status).toEqual([true]);
  });
});

it('in a child process with other surroundings, on the real disk, the example of all families is reproducible', async () => {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'assets'));
  makeWorkspace(new NodeFileSystem(), directory, tinySpec);
  writeFileSync(join(directory, 'assets/data/levels/two.bin'), Buffer.alloc(5 << 20, 7));
  const tiny = await openTiny(new NodeFileSystem(), { directory });
  const answer = await tiny.ask('verifyDeterminism');
  expect(answer).toMatchObject({ outcome: 'identical', second_run: { directory_order: 'shuffled', LANG: 'tr_TR.UTF-8', cache: 'off' } });
  expect(readdirSync(directory).sort()).toEqual(['assets']);
  expect(() => statSync(answer.second_run['working_directory'] ?? '')).toThrow('ENOENT');
  await tiny.runtime.close();
});
