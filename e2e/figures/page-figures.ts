/**
 * `npm run figures`: measures the page in a real browser against the browser host and prints what came out. Never a
 * test: machines differ and are shared. `--many N` assets to scroll (50,000 unless said), `--some N` for the first
 * paint (10,000), `--rounds N` (5), `--scratch DIR` where the generated projects are kept for the next time.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { machineLine } from '../../scripts/bench/machine.ts';
import { findBrowser } from '../../scripts/browser/find-browser.ts';
import { setup } from '../support/build.ts';
import { manyAssets } from '../support/many-assets.ts';
import { startProgram } from '../support/studio-in-browser.ts';
import { mount, scroll, watchFirstRows, watchMemory, watchTyping, type Scrolled } from './probes.ts';

const { values } = parseArgs({
  options: {
    many: { type: 'string', default: '50000' },
    some: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    scratch: { type: 'string', default: join(tmpdir(), 'prometeu-figures') },
  },
});

await main();

async function main(): Promise<void> {
  setup();
  const scratch = resolve(values.scratch);
  mkdirSync(scratch, { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'] });
  try {
    console.log(`${machineLine()}; Chromium ${browser.version()}, 1280 × 800, without a graphics card\n`);
    bundleFigures();
    await firstPaint(browser, manyAssets(scratch, Number(values.some)));
    await withPage(browser, manyAssets(scratch, Number(values.many)), async (page) => {
      await scrolling(page, 'tree, every folder open', async () => {
        await page.getByRole('button', { name: 'Open all folders' }).click();
      });
      await typing(page, 'tree');
      await scrolling(page, 'table', async () => {
        await page.getByRole('radio', { name: 'Table' }).click();
      });
      await typing(page, 'table');
      await mounting(page);
      line('memory of the scripts, at most', `${((await page.evaluate(() => (window as unknown as { mostMemory: number }).mostMemory)) / 2 ** 20).toFixed(1)} MiB`);
    });
  } finally {
    await browser.close();
  }
}

function bundleFigures(): void {
  const folder = join(import.meta.dirname, '../../dist/page');
  const names = readdirSync(folder);
  // What the document itself asks for; the rest comes when it is shown or when the page has nothing else to do.
  const document = readFileSync(join(folder, 'index.html'), 'utf8');
  const scripts = names.filter((name) => name.endsWith('.js'));
  line('bundle, script of the first picture', sizes(folder, scripts.filter((name) => document.includes(name))));
  line('bundle, script in all', sizes(folder, scripts));
  line('bundle, styles', sizes(folder, names.filter((name) => name.endsWith('.css'))));
  const fonts = names.filter((name) => name.endsWith('.woff2'));
  line('bundle, fonts of the first picture', sizes(folder, fonts.filter((name) => document.includes(name)), false));
  line('bundle, fonts in all', sizes(folder, fonts, false));
}

function sizes(folder: string, names: readonly string[], packs = true): string {
  const files = names.map((name) => readFileSync(join(folder, name)));
  const raw = files.reduce((sum, { length }) => sum + length, 0);
  const packed = files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);
  return `${kib(raw)}${packs ? `, gzip ${kib(packed)}` : ''} in ${String(files.length)} files`;
}

/** The project is open and its snapshot ready before the page is asked for: what is left is loading, asking and painting. */
async function firstPaint(browser: Browser, project: string): Promise<void> {
  const all: number[] = [];
  const fromStatus: number[] = [];
  const worked: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    await withPage(browser, project, async (page, busy) => {
      worked.push(await busy());
      const { firstRows, firstStatus } = await page.evaluate(() => {
        const seen = window as unknown as { firstRows: number; firstStatus: number };
        return { firstRows: seen.firstRows, firstStatus: seen.firstStatus };
      });
      all.push(firstRows);
      fromStatus.push(firstRows - firstStatus);
    });
  }
  line(`snapshot ready → rows painted, ${values.some} assets`, `median ${ms(quantile(all, 0.5))}, worst ${ms(Math.max(...all))} of ${String(all.length)} cold loads of the page`);
  line('  of it, from the frame with the status on', `median ${ms(quantile(fromStatus, 0.5))}, worst ${ms(Math.max(...fromStatus))}`);
  line("  processor time of the page's thread until then", `median ${ms(quantile(worked, 0.5))}, worst ${ms(Math.max(...worked))}`);
}

/** A program and a page of their own, until the first rows are there and `use` has ended. */
async function withPage(browser: Browser, project: string, use: (page: Page, busy: () => Promise<number>) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'prometeu-figures-home-'));
  const program = await startProgram({ home, project });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.addInitScript(watchFirstRows);
    await page.addInitScript(watchMemory);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    // Seconds of the processor that the page's own thread has had.
    const busy = async (): Promise<number> => ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
    await page.goto(program.link);
    await page.waitForFunction(() => 'firstRows' in window, undefined, { timeout: 120_000 });
    await use(page, busy);
  } finally {
    await page.close();
    program.kill('SIGINT');
    await program.ended;
    rmSync(home, { recursive: true, force: true });
  }
}

async function scrolling(page: Page, view: string, show: () => Promise<void>): Promise<void> {
  await show();
  await settled(page);
  for (const [pace, step] of [['a wheel', 120], ['a thumb dragged', 20_000]] as const) {
    const seen: Scrolled = await page.evaluate(scroll, { step, frames: 240 });
    const late = seen.frames.filter((time) => time > 25).length;
    const rows = `${String(seen.mounted)} rows mounted`;
    const frames = `frames: median ${ms(quantile(seen.frames, 0.5))}, 95 % below ${ms(quantile(seen.frames, 0.95))}, worst ${ms(Math.max(...seen.frames))}, ${String(late)} of ${String(seen.frames.length)} late`;
    line(`scroll, ${view}, like ${pace}`, `${rows}; ${frames}; ${String(seen.blank)} with a row not read yet`);
  }
}

async function typing(page: Page, view: string): Promise<void> {
  await page.evaluate(watchTyping);
  const field = page.getByRole('searchbox', { name: /^Filter by name/u });
  await field.click();
  await page.keyboard.type('lantern-017', { delay: 120 });
  await page.waitForFunction(() => (window as unknown as { typing: { answered: number[] } }).typing.answered.length > 0);
  await settled(page);
  const seen = await page.evaluate(() => (window as unknown as { typing: { frames: number[]; painted: number[]; answered: number[] } }).typing);
  const late = seen.frames.filter((time) => time > 25).length;
  line(`typing in the filter, ${view}`, `key painted: median ${ms(quantile(seen.painted, 0.5))}, worst ${ms(Math.max(...seen.painted))}; list answered: median ${ms(quantile(seen.answered, 0.5))}, worst ${ms(Math.max(...seen.answered))}; ${String(late)} of ${String(seen.frames.length)} frames late`);
  await field.fill('');
  await settled(page);
}

/** The list of all assets put in the place of the other, its first rows known: React's own work, and until it is painted. */
async function mounting(page: Page): Promise<void> {
  const mounted: number[] = [];
  const painted: number[] = [];
  for (let round = 0; round < 2 * Number(values.rounds); round += 1) {
    await settled(page);
    const seen = await page.evaluate(mount, round % 2 === 0 ? 'Tree' : 'Table');
    mounted.push(seen.mounted);
    painted.push(seen.painted);
  }
  line(`list of ${values.many} put up`, `mounted: median ${ms(quantile(mounted, 0.5))}, worst ${ms(Math.max(...mounted))}; painted: median ${ms(quantile(painted, 0.5))}, worst ${ms(Math.max(...painted))}`);
}

/** Until nothing in the list is blank any more, and stays so for a few frames. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      new Promise((answer) => {
        const still = (frames: number): void => {
          if (document.querySelector('.table-blank')) answer(false);
          else if (frames === 0) answer(true);
          else requestAnimationFrame(() => still(frames - 1));
        };
        still(30);
      }),
    undefined,
    { timeout: 120_000 },
  );
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function ms(time: number): string {
  return `${time.toFixed(time < 100 ? 1 : 0)} ms`;
}

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KiB`;
}

function line(what: string, figure: string): void {
  console.log(`${what.padEnd(52)} ${figure}`);
}
