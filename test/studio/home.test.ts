import { describe, expect, it } from 'vitest';
import { tinyDisk } from '../support/tiny-project.ts';
import { tinyStudio } from '../support/tiny-studio.ts';

const directory = '/home/ana/.config/studio';

describe('Home', () => {
  it('tells pages and the host once of settings that were set aside, and goes on', async () => {
    const disk = tinyDisk();
    disk.writeFile(`${directory}/settings.json`, '{"format_version":9}');
    disk.writeFile(`${directory}/recent-projects.json`, 'broken');
    const told: string[] = [];
    const home = { settingsDirectory: directory, projectsFolder: '/home/ana/Prometeu', notice: (message: string) => void told.push(message) };
    const window = tinyStudio({ home }, disk).studio.connect();
    expect(await window.call('getStudioSettings', {})).toMatchObject({ value: { theme: 'dark' } });
    expect(await window.call('listRecentProjects', {})).toMatchObject({ value: { projects: [] } });
    await window.call('getStudioSettings', {});
    expect(told).toEqual([expect.stringContaining('settings.json'), expect.stringContaining('recent-projects.json')]);
    expect(await window.call('getStudioInfo', {})).toMatchObject({ value: { notices: told } });
  });
});
