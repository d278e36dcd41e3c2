import { describe, expect, it } from 'vitest';
import { projectStatusSchema } from '../../src/contract/operations/project.ts';
import { Container } from '../../src/studio/container.ts';
import { studioParts } from '../support/studio-parts.ts';
import { tinyDisk, tinyPlace } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

describe('the group studio', () => {
  it('tells about the program, its abilities and the project of the window', async () => {
    const { studio } = tinyStudio();
    const window = studio.connect({ revealFile: () => undefined });
    const info = { version: '1.2.3', host: 'browser', abilities: { pick_project: false, reveal_file: true } };
    expect(await window.call('getStudioInfo', {})).toEqual({ ok: true, value: info });
    const opened = await window.open(tinyPlace);
    const project_id = opened.ok ? opened.value.project_id : '';
    expect(await window.call('getStudioInfo', {})).toEqual({ ok: true, value: { ...info, project_id } });
    expect(await studio.connect().call('getStudioInfo', {})).not.toHaveProperty('value.project_id');
    await window.call('closeProject', { project_id });
    expect(await window.call('getStudioInfo', {})).toEqual({ ok: true, value: info });
  });

  it('makes a project by its name and lists it, open or not, by an id', async () => {
    const { studio, disk } = tinyStudio();
    const made = await studio.connect().call('createNamedProject', { name: 'Rift' });
    expect(projectStatusSchema.parse(made.ok ? made.value : made)).toMatchObject({ directory: '/home/ana/Prometeu/Rift', state: 'fresh' });
    expect(disk.stat('/home/ana/Prometeu/Rift/assets/.prometeu/index.json')?.kind).toBe('file');
    const listed = await studio.connect().call('listRecentProjects', {});
    expect(listed).toMatchObject({ value: { projects_folder: '/home/ana/Prometeu', projects: [{ name: 'Rift', present: true, opened_at: '1970-01-01T00:00:00.000Z' }] } });
    expect(await studio.connect().call('createNamedProject', { name: 'rift' })).toMatchObject({ error: { code: 'target_exists' } });
  });

  it('opens by id what stands in the projects folder, under the same id after it was opened', async () => {
    const { studio, disk } = tinyStudio();
    disk.writeFile('/home/ana/Prometeu/Old/assets/.prometeu/index.json', '{"schema_version":1,"next_asset_id":1,"assets":[]}');
    const window = studio.connect();
    const before = await window.call('listRecentProjects', {});
    const place = before.ok ? before.value.projects[0] : undefined;
    expect(place).toMatchObject({ name: 'Old', present: true });
    expect(place).not.toHaveProperty('opened_at');
    expect(await window.call('openRecentProject', { place_id: place?.place_id ?? '' })).toMatchObject({ value: { directory: '/home/ana/Prometeu/Old' } });
    const after = await window.call('listRecentProjects', {});
    expect(after.ok && after.value.projects.map(({ place_id }) => place_id)).toEqual([place?.place_id]);
  });

  it('shows a recent project whose directory is gone, opens nothing for it, and forgets it', async () => {
    const { studio, disk } = tinyStudio();
    const window = studio.connect();
    const opened = await window.open(tinyPlace);
    await window.call('closeProject', { project_id: opened.ok ? opened.value.project_id : '' });
    disk.rename(tinyPlace, '/games/moved');
    const listed = await window.call('listRecentProjects', {});
    const [entry] = listed.ok ? listed.value.projects : [];
    expect(entry).toMatchObject({ name: 'tiny', directory: tinyPlace, present: false });
    const place_id = entry?.place_id ?? '';
    expect(await window.call('openRecentProject', { place_id })).toMatchObject({ error: { code: 'project_not_found' } });
    await window.call('forgetRecentProject', { place_id });
    expect(await window.call('openRecentProject', { place_id })).toMatchObject({ error: { code: 'not_found' } });
  });

  it('works on without a list that cannot be written, and says so', async () => {
    const disk = tinyDisk();
    disk.writeFile('/home/ana/.config', 'a file in the way');
    const { studio } = tinyStudio({}, disk);
    const window = studio.connect();
    expect((await window.open(tinyPlace)).ok).toBe(true);
    const info = await window.call('getStudioInfo', {});
    expect(info.ok && info.value.notices).toEqual([expect.stringContaining('could not be written')]);
  });

  it('opens a copy of the sample project', async () => {
    const home = { settingsDirectory: '/home/ana/.config/studio', projectsFolder: '/home/ana/Prometeu', sampleDirectory: tinyPlace };
    const { studio } = tinyStudio({ home });
    expect(await studio.connect().call('openSampleProject', {})).toMatchObject({ value: { directory: '/home/ana/Prometeu/Starfall', counts: { registered: 4 } } });
    expect(await tinyStudio().studio.connect().call('openSampleProject', {})).toMatchObject({ error: { code: 'not_available' } });
  });

  it('opens or makes what a person picks, and nothing when they pick nothing', async () => {
    const { studio, disk } = tinyStudio();
    disk.makeDirectory('/games/new');
    const picks: (string | undefined)[] = [undefined, tinyPlace, '/games/new', '/games/none'];
    const window = studio.connect({ pickProject: () => Promise.resolve(picks.shift()) });
    expect(await window.call('pickProject', { purpose: 'open' })).toEqual({ ok: true, value: {} });
    expect(await window.call('pickProject', { purpose: 'open' })).toMatchObject({ value: { status: { directory: tinyPlace } } });
    expect(await window.call('pickProject', { purpose: 'create' })).toMatchObject({ value: { status: { directory: '/games/new' } } });
    expect(await window.call('pickProject', { purpose: 'open' })).toMatchObject({ error: { code: 'project_not_found' } });
  });

  it('reveals what lies inside the project, and nothing else', async () => {
    const { studio, disk } = tinyStudio();
    disk.symlink('/tmp/keep', `${tinyPlace}/assets/link`);
    disk.symlink('/tmp', `${tinyPlace}/assets/folder`);
    const shown: string[] = [];
    const window = studio.connect({ revealFile: (path) => void shown.push(path) });
    const opened = await window.open(tinyPlace);
    const project_id = opened.ok ? opened.value.project_id : '';
    for (const path of ['../../tmp/keep', '/tmp/keep', 'assets/../../../tmp/keep', 'assets/link', 'assets/folder/keep', '.', '..', 'assets/\u0000', 'assets\\..\\x', 'nowhere']) {
      expect(await window.page.call('revealFile', { project_id, path }), path).toMatchObject({ ok: false });
    }
    expect(shown).toEqual([]);
    expect((await window.page.call('revealFile', { project_id, path: 'assets/tiles/ground/a.png' })).ok).toBe(true);
    expect(shown).toEqual([`${tinyPlace}/assets/tiles/ground/a.png`]);
    expect(await studio.connect().call('revealFile', { project_id, path: 'assets' })).toMatchObject({ error: { code: 'not_available' } });
  });

  it('stages nothing for a project that is not open', async () => {
    const window = tinyStudio().studio.connect();
    expect(await window.call('stageImport', { project_id: 'nobody', offset: 0, bytes: '' })).toMatchObject({ error: { code: 'project_closed' } });
  });

  it('keeps nothing for a program that has no place for it', async () => {
    const bare = Container.boot(studioParts()).studio.connect();
    for (const name of ['getStudioSettings', 'listRecentProjects', 'openSampleProject'] as const) {
      expect(await bare.call(name, {})).toMatchObject({ error: { code: 'not_available' } });
    }
  });
});
