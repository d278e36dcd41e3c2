import { describe, expect, it } from 'vitest';
import { projectsFolderOf, settingsDirectoryOf } from '../../src/studio/user-directories.ts';

describe('settingsDirectoryOf', () => {
  it.each([
    ['linux', {}, '/home/ana', '/home/ana/.config/prometeu-studio'],
    ['linux', { XDG_CONFIG_HOME: '/etc/ana/' }, '/home/ana', '/etc/ana/prometeu-studio'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/ana', '/home/ana/.config/prometeu-studio'],
    ['linux', { XDG_CONFIG_HOME: '' }, '/home/ana', '/home/ana/.config/prometeu-studio'],
    ['darwin', { XDG_CONFIG_HOME: '/x' }, '/Users/ana', '/Users/ana/Library/Application Support/Prometeu Studio'],
    ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\ana', 'D:\\Roaming\\Prometeu Studio'],
    ['win32', {}, 'C:\\Users\\ana', 'C:\\Users\\ana\\AppData\\Roaming\\Prometeu Studio'],
  ])('of %s with %j', (platform, environment, home, directory) => {
    expect(settingsDirectoryOf({ platform, environment, home })).toBe(directory);
  });
});

describe('projectsFolderOf', () => {
  it('lies in the home directory', () => {
    expect(projectsFolderOf({ platform: 'linux', home: '/home/ana' })).toBe('/home/ana/Prometeu');
    expect(projectsFolderOf({ platform: 'win32', home: 'C:\\Users\\ana' })).toBe('C:\\Users\\ana\\Prometeu');
  });
});
