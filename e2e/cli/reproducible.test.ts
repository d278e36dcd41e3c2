import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { prometeu, type Surroundings } from '../support/cli.ts';
import { backwardCopyOfStarfall, copyOfStarfall, readBuild } from '../support/starfall.ts';

async function packed(project: string, line: readonly string[] = [], surroundings: Surroundings = {}) {
  const { exit, err } = await prometeu(['pack', project, '--no-cache', ...line], surroundings);
  expect({ exit, err }).toEqual({ exit: 0, err: '' });
  return readBuild(project);
}

describe('the four files are the same', () => {
  it('when the workspace was copied in another order', async () => {
    const backward = join(temporaryDirectory(), 'starfall');
    backwardCopyOfStarfall(backward);
    expect(await packed(backward)).toEqual(await packed(copyOfStarfall()));
  });

  it('under another path', async () => {
    const deep = 'einé andere Straße/with blanks/and/many/levels';
    expect(await packed(copyOfStarfall(deep))).toEqual(await packed(copyOfStarfall()));
  });

  it('from another working directory', async () => {
    const project = copyOfStarfall();
    const elsewhere = temporaryDirectory();
    expect(await packed(project, [], { cwd: elsewhere })).toEqual(await packed(copyOfStarfall()));
  });

  it('in another time zone', async () => {
    const there = await packed(copyOfStarfall(), [], { env: { TZ: 'Pacific/Chatham' } });
    expect(there).toEqual(await packed(copyOfStarfall(), [], { env: { TZ: 'UTC' } }));
  });

  it('in another language', async () => {
    const turkish = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
    expect(await packed(copyOfStarfall(), [], { env: turkish })).toEqual(
      await packed(copyOfStarfall(), [], { env: { LANG: 'C', LC_ALL: 'C' } }),
    );
  });

  it.each(['0', '1', '5'])('with %s workers', async (workers) => {
    expect(await packed(copyOfStarfall(), ['--workers', workers])).toEqual(await packed(copyOfStarfall()));
  });
});
