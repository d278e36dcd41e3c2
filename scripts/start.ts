/**
 * `npm start [project]`: the Studio on a project, the example when none is named. In Electron where its binary is or
 * can be fetched; otherwise one line says why, and it opens in the browser. Neither way waits for what never comes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fetchElectron } from './electron/fetch-electron.ts';
import { findElectron } from './electron/find-electron.ts';

const root = join(import.meta.dirname, '..');

/** How a program ended: its exit code, or that a signal ended it. */
interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

await main();

async function main(): Promise<void> {
  // npm starts scripts in the package's folder; the person stood elsewhere.
  const directory = process.env['INIT_CWD'] ?? process.cwd();
  const named = process.argv[2];
  const project = named === undefined ? join(root, 'examples/starfall') : resolve(directory, named);
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
  if (built.status !== 0) {
    process.exitCode = 1;
    return;
  }
  const why = whyNoWindow() ?? (await startElectron(project));
  if (why === undefined) return;
  console.log(`Opening the Studio in the browser: ${why}.`);
  leaveAs(await run(process.execPath, [join(root, 'dist/prometeu.js'), 'studio', '--browser', project]));
}

/** Why no window of our own can be shown here at all. */
function whyNoWindow(): string | undefined {
  if (process.env['PROMETEU_SHELL'] === 'browser') return 'PROMETEU_SHELL asks for it';
  if (process.platform !== 'linux') return undefined;
  return process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] ? undefined : 'there is no display for a window of its own';
}

/** Runs it to its end. Why it could not be started, otherwise nothing. */
async function startElectron(project: string): Promise<string | undefined> {
  const found = findElectron();
  const electron = found === undefined ? await fetchElectron() : { binary: found };
  if ('why' in electron) return `Electron is not here, and ${electron.why}`;
  const end = await run(electron.binary, [join(root, 'dist/electron/main.js'), project]).catch((error: unknown) => String(error));
  if (typeof end === 'string') return `Electron could not be started (${end})`;
  if (end.code === 127) return 'Electron lacks libraries of the system';
  if (end.signal !== null && !['SIGINT', 'SIGTERM', 'SIGHUP'].includes(end.signal)) return `Electron could not go on (${end.signal})`;
  leaveAs(end);
  return undefined;
}

async function run(program: string, words: readonly string[]): Promise<End> {
  return await new Promise((settle, reject) => {
    const child = spawn(program, words, { stdio: 'inherit', windowsHide: false });
    // The terminal tells the whole group; the child ends first, and says how.
    const stay = (): void => undefined;
    process.on('SIGINT', stay).on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', reject).on('close', (code, signal) => {
      settle({ code, signal });
    });
  });
}

function leaveAs({ code, signal }: End): void {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
}
