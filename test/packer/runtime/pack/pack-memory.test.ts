import { expect, it } from 'vitest';
import { RecordingFileSystem } from '../../../../src/io/recording-file-system.ts';
import { openTiny } from '../../../support/open-tiny.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const archive = `${tinyPlace}/build/assets.pa`;

it('what stands is not read for the report of a pack that replaces nothing', async () => {
  const disk = tinyDisk();
  const first = await openTiny(disk);
  expect(await first.pack()).toMatchObject({ status: 'succeeded', unchanged: false });
  await first.runtime.close();
  const recording = new RecordingFileSystem(disk);
  const again = await openTiny(recording);
  recording.clear();
  expect(await again.pack()).toMatchObject({ status: 'succeeded', unchanged: true });
  // Once, to be held against the digest of what was published.
  expect(recording.paths('openRead').filter((path) => path === archive)).toHaveLength(1);
  await again.runtime.close();
});

it('the report of a pack that replaced nothing says that nothing is different', async () => {
  const disk = tinyDisk();
  const first = await openTiny(disk);
  await first.pack();
  await first.runtime.close();
  const again = await openTiny(disk);
  expect(await again.pack()).toMatchObject({ unchanged: true });
  expect((await again.ask('getPackReport')).assets.map(({ delta }) => delta)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  await again.runtime.close();
});
