import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { launch, type LaunchOptions, type RunningShell } from '../support/electron-app.ts';

const example = join(import.meta.dirname, '../../examples/starfall');

let scratch = '';
let project = '';
const shells: RunningShell[] = [];

test.beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'prometeu-boot-'));
  project = join(scratch, 'starfall-copy');
  await cp(example, project, { recursive: true, filter: (path) => !/[\\/](build|cache)$/u.test(path) });
});

test.afterEach(async () => {
  for (const shell of shells.splice(0).reverse()) await shell.close();
  await rm(scratch, { recursive: true, force: true });
});

async function start(options: LaunchOptions = {}): Promise<RunningShell> {
  const shell = await launch({ userData: join(scratch, 'user'), ...options });
  shells.push(shell);
  return shell;
}

/** The state chip says the generation for people who listen, and shows it. */
function generation(page: Page, value: number) {
  return page.getByText(`generation ${String(value)}`).first();
}

function named(page: Page) {
  return page.getByText(basename(project), { exact: true }).first();
}

test('the shell opens the project it was started with, and follows what happens on disk without a reload', async () => {
  const shell = await start({ args: [project] });
  const page = await shell.firstWindow();
  await expect(named(page)).toBeVisible();
  await expect(generation(page, 1)).toBeAttached();
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));

  await cp(join(project, 'assets/sprites/player/kestrel.png'), join(project, 'assets/sprites/secret/gold-kestrel.png'));
  await expect(generation(page, 2)).toBeAttached();
  expect(await page.evaluate(() => 'stayed' in globalThis)).toBe(true);
});

test('a page reaches the bridge and nothing else of the machine', async () => {
  const page = await (await start()).firstWindow();
  const reached = await page.evaluate(() => {
    const bridge = (globalThis as unknown as { prometeu: object }).prometeu;
    return [Object.keys(bridge), Object.isFrozen(bridge), ['require', 'process', 'Buffer', 'module'].filter((name) => name in globalThis)];
  });
  expect(reached).toEqual([['shell', 'send', 'onFrame', 'onEnded'], true, []]);
  const fetched = (address: string) => page.evaluate((url) => fetch(url).then(({ status }) => status, () => 'refused'), address);
  expect(await fetched('https://example.com/')).toBe('refused');
  expect(await fetched('file:///etc/passwd')).toBe('refused');
  expect(await fetched('app://prometeu/../../package.json')).toBe(404);
  expect(await fetched('asset://preview/../../etc/passwd')).toBe(400);
});

test('a page stays where it is and opens no window', async () => {
  const shell = await start();
  const page = await shell.firstWindow();
  const address = page.url();
  await page.evaluate(() => {
    window.open('https://example.com/');
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
  });
  await expect.poll(() => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(page.url()).toBe(address);
});

test('starting the program again opens the project in the one that runs', async () => {
  const shell = await start();
  await shell.firstWindow();
  const opened = shell.waitForEvent('window');
  const second = await launch({ userData: join(scratch, 'user'), args: [project] });
  expect(await second.ended).toBe(0);
  await second.close();
  await expect(named(await opened)).toBeVisible();
  expect(shell.windows()).toHaveLength(2);
});

test('a page whose process ends is loaded again, with its project, and the person is told', async () => {
  const shell = await start({ args: [project] });
  const page = await shell.firstWindow();
  await expect(generation(page, 1)).toBeAttached();
  await shell.evaluate(({ dialog, BrowserWindow }) => {
    const told = globalThis as unknown as { told: string[] };
    told.told = [];
    dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
      told.told.push(options.message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as never;
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => shell.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual(['The window stopped working and was loaded again.']);
  await expect.poll(async () => await shell.windows().at(0)?.locator('body').innerText().catch(() => '')).toContain(basename(project));
});

test('closing the last window ends the program', async () => {
  const shell = await start({ args: [project] });
  await expect(named(await shell.firstWindow())).toBeVisible();
  await shell.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await shell.ended).toBe(0);
});
