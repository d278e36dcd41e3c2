import { expect, it } from 'vitest';
import { FaultFileSystem, Kill } from '../../../src/io/fault-file-system.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { initProject } from '../../../src/packer/runtime/free-services.ts';
import { tinyPlace } from '../../support/tiny-project.ts';
import { openTiny } from '../../support/open-tiny.ts';

const files = ['assets/.prometeu/.gitignore', 'assets/.prometeu/.gitattributes', 'assets/.prometeu/index.json'];
const empty = (): MemoryFileSystem => MemoryFileSystem.of({ [`${tinyPlace}/README`]: 'a game', '/tmp/keep': '' });

it('makes a directory a project that opens, fresh and empty', async () => {
  const disk = empty();
  expect(initProject(disk, { directory: tinyPlace })).toEqual({ ok: true, value: { directory: tinyPlace, created: files, kept: [] } });
  const tiny = await openTiny(disk);
  expect(await tiny.ask('getProjectStatus')).toMatchObject({ state: 'fresh', counts: { registered: 0 } });
  expect((await tiny.pack()).status).toBe('succeeded');
});

it('leaves everything as it is that is there already', () => {
  const disk = empty();
  initProject(disk, { directory: tinyPlace });
  disk.writeFile(`${tinyPlace}/${files[2] ?? ''}`, 'mine');
  disk.removeFile(`${tinyPlace}/${files[0] ?? ''}`);
  expect(initProject(disk, { directory: tinyPlace })).toMatchObject({ ok: true, value: { created: [files[0]], kept: [files[1], files[2]] } });
  expect(disk.readText(`${tinyPlace}/${files[2] ?? ''}`)).toBe('mine');
});

it('of no directory answers so', () => {
  expect(initProject(empty(), { directory: '/nowhere' })).toMatchObject({ ok: false, error: { code: 'project_not_found', message: '/nowhere is not a directory.' } });
});

it('writes through no link', () => {
  const disk = empty();
  disk.writeFile('/elsewhere/x', '');
  disk.symlink('/elsewhere', `${tinyPlace}/assets`);
  expect(initProject(disk, { directory: tinyPlace })).toMatchObject({ ok: false, error: { code: 'path_is_link' } });
  expect(disk.list('/elsewhere').map(({ name }) => name)).toEqual(['x']);
});

it('killed at any operation, done again makes a whole project: no half file is ever kept', () => {
  for (let at = 1; ; at += 1) {
    const disk = empty();
    const fs = new FaultFileSystem(disk, { at, kind: 'torn-write' });
    try {
      initProject(fs, { directory: tinyPlace });
    } catch (error) {
      if (!(error instanceof Kill)) throw error;
    }
    const whole = empty();
    initProject(whole, { directory: tinyPlace });
    expect(initProject(disk, { directory: tinyPlace }).ok).toBe(true);
    for (const file of files) expect(disk.readText(`${tinyPlace}/${file}`), `killed at ${at}`).toBe(whole.readText(`${tinyPlace}/${file}`));
    if (!fs.hit) break;
  }
});

it('is an answer whichever operation of the disk fails', () => {
  for (let at = 1; ; at += 1) {
    const fs = new FaultFileSystem(empty(), { at, kind: 'error', code: 'ENOSPC' });
    const answer = initProject(fs, { directory: tinyPlace });
    if (!fs.hit) break;
    if (!answer.ok) expect(answer.error.code).toBe('no_space');
  }
});
