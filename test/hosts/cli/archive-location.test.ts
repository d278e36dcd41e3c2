import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/base/result.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import type { FakeServices } from '../../support/fake-services.ts';
import { runFakeCli, type FakeCli } from '../../support/fake-cli.ts';
import { sampleInspection } from '../../support/sample-responses.ts';

async function inspected(line: readonly string[], fake: FakeCli = {}) {
  let archive: unknown;
  const inspectArchive: FakeServices['inspectArchive'] = (request) => {
    archive = request.archive;
    return Promise.resolve(ok(sampleInspection));
  };
  const ran = await runFakeCli(['inspect', ...line], { ...fake, services: { inspectArchive } });
  return { archive, ...ran };
}

describe('an archive on the command line', () => {
  it.each([
    ['nothing, in a project', [], '/games/starfall/assets', { project_id: 'project-1' }],
    ['a project', ['starfall'], '/games', { project_id: 'project-1' }],
    ['--project', ['--project', 'starfall'], '/games', { project_id: 'project-1' }],
    ['a file', ['build/assets.pa'], '/games/starfall', { file: '/games/starfall/build/assets.pa' }],
    ['a directory that holds one', ['build'], '/games/starfall', { file: '/games/starfall/build/assets.pa' }],
  ])('may be %s', async (_, line, directory, archive) => {
    expect((await inspected(line, { directory })).archive).toEqual(archive);
  });

  it('may be a link to one', async () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.makeDirectory('/games');
    fileSystem.writeFile('/games/real.pa', 'x');
    fileSystem.symlink('real.pa', '/games/link.pa');
    const ran = await inspected(['link.pa'], { directory: '/games', disk: { '/games/link.pa': 'file' }, fileSystem });
    expect(ran.archive).toEqual({ file: '/games/real.pa' });
  });

  it('that is not there is exit code 2', async () => {
    const ran = await inspected(['lost.pa']);
    expect(ran).toMatchObject({ exit: 2, archive: undefined });
    expect(ran.err).toContain('There is nothing at lost.pa.');
  });

  it('is named once', async () => {
    expect((await inspected(['build/assets.pa', '--project', '.'])).exit).toBe(2);
  });
});
