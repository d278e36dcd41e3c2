import { expect, it } from 'vitest';
import { openTiny } from '../../../support/open-tiny.ts';
import { dataBank, tileBank, tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const registry = `${tinyPlace}/assets/.prometeu/index.json`;
const away = `${tinyPlace}/away`;

it('a directory in place of the registry says what to do, and is over once it is moved away and the registry restored', async () => {
  const disk = tinyDisk({ assets: [tileBank, dataBank] });
  const tiny = await openTiny(disk);
  await tiny.ask('refresh');
  const text = disk.readText(registry);
  disk.removeFile(registry);
  disk.writeFile(`${registry}/inside`, 'x');

  expect(await tiny.ask('refresh')).toMatchObject({ state: 'diverged' });
  const [item] = (await tiny.ask('getDivergence', {})).items;
  expect(item).toMatchObject({ kind: 'registry_invalid', message: 'A directory stands where the registry belongs. Move assets/.prometeu/index.json away.', disk: 'a directory' });
  expect(item?.options.filter(({ available }) => available).map(({ choice }) => choice)).toEqual(['keep']);
  expect(item?.options[0]).toMatchObject({ choice: 'restore_registry', says: 'The directory that stands in its place has to be moved away first.' });

  expect((await tiny.ask('runDoctor')).diagnostics.map(({ code }) => code)).toContain('registry_unreadable');

  disk.rename(registry, away);
  await tiny.ask('refresh');
  expect((await tiny.ask('getDivergence', {})).items.map(({ id }) => id)).toEqual(['registry_missing:index.json']);
  const preview = await tiny.ask('previewReconcile', { decisions: [{ item: 'registry_missing:index.json', choice: 'restore_registry' }] });
  expect(await tiny.ask('applyReconcile', { preview })).toMatchObject({ state: 'fresh' });
  expect(disk.readText(registry)).toBe(text);
});

it('a directory in place of the registry is no drift any more once the registry is back', async () => {
  const disk = tinyDisk({ assets: [tileBank] });
  const tiny = await openTiny(disk);
  const text = disk.readText(registry);
  disk.removeFile(registry);
  disk.writeFile(`${registry}/inside`, 'x');
  await tiny.ask('refresh');
  disk.rename(registry, away);
  disk.writeFile(registry, text);
  expect(await tiny.ask('refresh')).toMatchObject({ state: 'fresh' });
});
