import { describe, expect, it, vi } from 'vitest';
import { carryOutTask, squirrelTask } from '../../electron/squirrel.ts';

const executable = 'C:\\Users\\Ada\\AppData\\Local\\prometeu_studio\\app-0.1.0\\prometeu-studio.exe';
const updater = 'C:\\Users\\Ada\\AppData\\Local\\prometeu_studio\\Update.exe';

describe('a start by the installer of Windows', () => {
  it.each([['--squirrel-install', '--createShortcut'], ['--squirrel-updated', '--createShortcut'], ['--squirrel-uninstall', '--removeShortcut']])('has its shortcut seen to: %s', (word, task) => {
    expect(squirrelTask('win32', executable, word)).toEqual({ program: [updater, task, 'prometeu-studio.exe'] });
  });

  it('of an old version only ends', () => {
    const end = vi.fn();
    carryOutTask(squirrelTask('win32', executable, '--squirrel-obsolete') ?? {}, end);
    expect(end).toHaveBeenCalledOnce();
  });

  it('ends also where the updater is missing', async () => {
    await new Promise<void>((resolve) => { carryOutTask({ program: ['/nowhere/Update.exe', '--createShortcut'] }, resolve); });
  });
});

it.each([['win32', 'C:\\games'], ['win32', '--squirrel-firstrun'], ['win32', 'toString'], ['linux', '--squirrel-install'], ['win32', undefined]])('a person’s start is none: %s %s', (platform, word) => {
  expect(squirrelTask(platform, executable, word)).toBeUndefined();
});
