import { describe, expect, it } from 'vitest';
import { ok } from '../../src/base/result.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { Places } from '../../src/studio/places.ts';
import { ProjectsFolder } from '../../src/studio/projects-folder.ts';
import { RecentProjects } from '../../src/studio/recent-projects.ts';
import { numberedNames } from '../support/studio-parts.ts';

const folder = '/home/ana/Prometeu';

function placesIn(fs = new MemoryFileSystem()): { readonly fs: MemoryFileSystem; readonly places: Places } {
  const recent = new RecentProjects({ fileSystem: fs, directory: '/settings', turn: (work) => Promise.resolve(ok(work())), notice: () => undefined });
  return { fs, places: new Places(fs, recent, new ProjectsFolder(fs, folder, numberedNames()), () => new Date(0)) };
}

describe('Places', () => {
  it('lists what was opened, then what stands in the projects folder and never was', async () => {
    const { fs, places } = placesIn();
    fs.writeFile(`${folder}/Ant/assets/x`, '');
    fs.writeFile(`${folder}/Zebra/assets/x`, '');
    fs.writeFile('/games/rift/assets/x', '');
    await places.opened('/games/rift');
    await places.opened(`${folder}/Zebra`);
    const { projects, projects_folder } = await places.list();
    expect(projects_folder).toBe(folder);
    expect(projects.map(({ name, opened_at }) => [name, opened_at !== undefined])).toEqual([['Zebra', true], ['rift', true], ['Ant', false]]);
  });

  it('gives a place one id, before and after it was opened', async () => {
    const { fs, places } = placesIn();
    fs.writeFile(`${folder}/Ant/assets/x`, '');
    const [before] = (await places.list()).projects;
    await places.opened(`${folder}/Ant`);
    const [after] = (await places.list()).projects;
    expect(after?.place_id).toBe(before?.place_id);
    expect(await places.directoryOf(before?.place_id ?? '')).toBe(`${folder}/Ant`);
  });

  it.each(['', 'a'.repeat(20), '/games/rift', '../rift', '__proto__', 'Ant'])('knows no place under an id that it did not give: %j', async (id) => {
    const { fs, places } = placesIn();
    fs.writeFile(`${folder}/Ant/assets/x`, '');
    await places.opened('/games/rift');
    expect(await places.directoryOf(id)).toBeUndefined();
  });

  it('says which directory is gone, and keeps it on the list until it is forgotten', async () => {
    const { places } = placesIn();
    await places.opened('/games/lost');
    const [lost] = (await places.list()).projects;
    expect(lost).toMatchObject({ name: 'lost', present: false });
    await places.forget(lost?.place_id ?? '');
    expect((await places.list()).projects).toEqual([]);
  });

  it('names one project once, by whatever way to it its folder is reached', async () => {
    const { fs, places } = placesIn();
    fs.writeFile('/disk/Prometeu/Ant/assets/x', '');
    fs.writeFile('/home/ana/notes', '');
    fs.symlink('/disk/Prometeu', folder);
    await places.opened('/disk/Prometeu/Ant');
    expect((await places.list()).projects.map(({ directory }) => directory)).toEqual(['/disk/Prometeu/Ant']);
  });
});
