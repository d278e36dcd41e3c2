import { expect, it } from 'vitest';
import { FaultFileSystem } from '../../../src/io/fault-file-system.ts';
import { verify } from '../../../src/packer/pack/verify.ts';
import { buildNames, tinyDisk } from '../../support/tiny-project.ts';
import { packBench, staged, stagingOf } from './pack-bench.ts';

async function ready() {
  const disk = tinyDisk();
  const bench = packBench(disk);
  const staging = stagingOf(bench);
  return { disk, bench, directory: staging.directory, build: await staged(bench, staging) };
}

it('P3: a build that the reader finds right in every byte is verified', async () => {
  const { bench, build, disk } = await ready();
  expect(await verify(bench.context, build)).toEqual({ ok: true, value: build });
  expect(disk.openFiles()).toEqual([]);
});

it.each(buildNames)('P3: a staged %s with a byte changed is never verified', async (name) => {
  const { bench, build, disk, directory } = await ready();
  const whole = disk.readFile(`${directory}/${name}`);
  for (let at = 0; at < whole.length; at += 37) {
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 0x10;
    disk.writeFile(`${directory}/${name}`, damaged);
    expect(await verify(bench.context, build), `byte ${at}`).toMatchObject({ ok: false, error: { kind: 'materialization', error: { code: 'materialization_failed' } } });
  }
});

it.each(buildNames.slice(1))('P3: without a staged %s it is not verified', async (name) => {
  const { bench, build, disk, directory } = await ready();
  disk.removeFile(`${directory}/${name}`);
  const verified = await verify(bench.context, build);
  expect(verified.ok ? '' : verified.error.error.message).toContain(`${name} is not there`);
});

it('P3: another sound archive in the place of the one that was written is not verified', async () => {
  const { bench, build } = await ready();
  const verified = await verify(bench.context, { ...build, archive: { ...build.archive, sha256: '0'.repeat(64) } });
  expect(verified.ok ? '' : verified.error.error.message).toBe('BUG: the staged archive changed while it was checked');
});

it('a disk that cannot be read back is no bug of ours', async () => {
  const { bench, build, disk } = await ready();
  const fs = new FaultFileSystem(disk, { at: 1, kind: 'error', code: 'EIO' }, { counts: ({ operation }) => operation === 'read' });
  expect(await verify({ ...bench.context, fs }, build)).toMatchObject({
    ok: false,
    error: { kind: 'materialization', error: { code: 'io_error', message: 'What was packed could not be read back: the file cannot be read: the system reports EIO.' } },
  });
  expect(disk.openFiles()).toEqual([]);
});
