import { beforeEach, describe, expect, it, vi } from 'vitest';
import { moduleOf } from './support/memory-screen.ts';

const fake = await vi.hoisted(async () => (await import('./support/memory-screen.ts')).makeFakeElectron());
vi.mock('electron', () => moduleOf(fake));
const { dialog, Menu, shell } = await import('electron');
const { askBeforeClosing } = await import('../../electron/closing.ts');
const { surviveCrashes } = await import('../../electron/crash.ts');
const { pickDirectory, reveal } = await import('../../electron/dialogs.ts');
const { pressKeys } = await import('../../electron/keys.ts');
const { setMenu } = await import('../../electron/menu.ts');
const { loadPage, makeWindow, stateOf } = await import('../../electron/window.ts');

const parts = { preload: '/preload.cjs', developing: false, state: undefined };
let told: string[] = [];
let response = 0;

beforeEach(() => {
  told = [];
  response = 0;
  dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
    told.push(options.message);
    return Promise.resolve({ response, checkboxChecked: false });
  }) as never;
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a window', () => {
  it('is shown when there is something to see', async () => {
    const window = makeWindow(parts);
    expect(window.isVisible()).toBe(false);
    await loadPage(window);
    expect(window.isVisible()).toBe(true);
    expect(fake.shown.loaded).toContain('app://prometeu/index.html');
  });

  it('stands where the last one stood', () => {
    const state = { format: 1 as const, bounds: { x: 5, y: 6, width: 1000, height: 700 }, maximized: true };
    expect(stateOf(makeWindow({ ...parts, state }))).toEqual(state);
  });
});

describe('closing a window', () => {
  it('asks nobody when nothing would be lost', () => {
    const window = makeWindow(parts);
    askBeforeClosing(window, () => false);
    window.close();
    expect([window.isDestroyed(), told]).toEqual([true, []]);
  });

  it('during a pack asks, and keeps the window for who wants to keep it', async () => {
    const window = makeWindow(parts);
    askBeforeClosing(window, () => true);
    window.close();
    await settled();
    expect([window.isDestroyed(), told]).toEqual([false, ['A pack is running.']]);
  });

  it('during a pack closes it for who says so, asked once', async () => {
    const window = makeWindow(parts);
    askBeforeClosing(window, () => true);
    response = 1;
    window.close();
    window.close();
    await settled();
    expect([window.isDestroyed(), told]).toEqual([true, ['A pack is running.']]);
  });
});

describe('a page whose process ends', () => {
  function crashing(now = () => 0) {
    const window = makeWindow(parts);
    const happened: string[] = [];
    surviveCrashes(window, { now, reload: () => happened.push('reload'), gone: () => happened.push('gone') });
    return { window, happened, crash: () => { fake.listener.crashed(window.webContents.id, 'crashed'); } };
  }

  it('loses its connection, is loaded again, and the person is told', () => {
    const { happened, crash } = crashing();
    crash();
    expect([happened, told]).toEqual([['gone', 'reload'], ['The window stopped working and was loaded again.']]);
  });

  it('again and again waits for the person', async () => {
    const { happened, crash } = crashing();
    for (let times = 0; times < 3; times += 1) crash();
    expect(happened.filter((what) => what === 'reload')).toHaveLength(2);
    await settled();
    expect(happened.filter((what) => what === 'reload')).toHaveLength(3);
    expect(told.at(-1)).toBe('The window stops working again and again.');
  });

  it('now and then is loaded again each time', () => {
    let clock = 0;
    const { happened, crash } = crashing(() => (clock += 61_000));
    for (let times = 0; times < 5; times += 1) crash();
    expect(happened.filter((what) => what === 'reload')).toHaveLength(5);
  });

  it('because it was closed is nobody’s failure', () => {
    const { window, happened } = crashing();
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect([happened, told]).toEqual([[], []]);
  });

  it('never, but hangs: waiting is offered, and loading it again', async () => {
    const { window, happened } = crashing();
    response = 1;
    window.emit('unresponsive');
    await settled();
    expect([happened, told]).toEqual([['reload'], ['The window does not answer.']]);
  });
});

describe('the dialogs', () => {
  it('answer with what the person chose', async () => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: false, filePaths: ['/games/one'] }));
    expect(await pickDirectory(undefined, 'open')).toBe('/games/one');
  });

  it('answer with nothing when nothing was chosen', async () => {
    dialog.showOpenDialog = (() => Promise.resolve({ canceled: true, filePaths: [] }));
    expect(await pickDirectory(makeWindow(parts), 'create')).toBeUndefined();
  });

  it('show a file, and open none', () => {
    const shown: string[] = [];
    shell.showItemInFolder = (path) => void shown.push(path);
    reveal('/games/one/build/assets.pa');
    expect(shown).toEqual(['/games/one/build/assets.pa']);
  });
});

describe('the menu', () => {
  const actions = { newWindow: vi.fn(), newProject: vi.fn(), openProject: vi.fn(), press: vi.fn() };

  it('does what only the shell can do', () => {
    setMenu(actions, { mac: false, developing: false });
    for (const id of ['new-window', 'new-project', 'open-project']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    for (const action of [actions.newWindow, actions.newProject, actions.openProject]) expect(action).toHaveBeenCalledOnce();
  });

  it('shows what the page does with the page’s own keys, and presses them there', () => {
    setMenu(actions, { mac: false, developing: false });
    const item = Menu.getApplicationMenu()?.getMenuItemById('problems.lookInto');
    expect([item?.label, item?.accelerator]).toEqual(['Look into All Assets', 'F9']);
    item?.click();
    expect(actions.press).toHaveBeenCalledExactlyOnceWith('F9');
  });

  it('presses with the keys that are held on each system', () => {
    const window = makeWindow(parts);
    for (const mac of [false, true]) pressKeys(window.webContents, 'Mod+Shift+Enter', mac);
    expect(fake.shown.pressed.slice(-2).map(({ keys }) => keys)).toEqual([['control', 'shift', 'Enter'], ['meta', 'shift', 'Enter']]);
  });

  it('has the developer’s tools only where somebody develops', () => {
    const roles = (developing: boolean) => {
      setMenu(actions, { mac: false, developing });
      return Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items.map(({ role }) => role) ?? []) ?? [];
    };
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(true)).toContain('toggleDevTools');
  });
});
