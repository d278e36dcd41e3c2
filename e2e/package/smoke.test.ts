import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { electronPackage, findElectron } from '../../scripts/electron/find-electron.ts';

/*
 * A package of the real Electron, started. Nothing can look into it: it takes no debugger. It shows that it runs by what
 * a start leaves behind, the project among the recent ones, and by ending when it is told to.
 */

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const whyNot = reasonToSkip();
if (whyNot !== undefined) console.log(`A package is not started here: ${whyNot}.`);

function reasonToSkip(): string | undefined {
  if (findElectron() === undefined) return `the binary of Electron is not here (${join(electronPackage, 'install.js')} fetches it)`;
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display';
  return process.platform === 'linux' ? undefined : 'it is tried on Linux';
}

describe.skipIf(whyNot !== undefined)('a package of the real Electron', () => {
  const scratches: string[] = [];
  afterAll(async () => {
    for (const scratch of scratches) await rm(scratch, { recursive: true, force: true });
  });

  it('starts on a project, keeps it among the recent ones, and ends when it is told to', { timeout: 600_000 }, async () => {
    const scratch = await mkdtemp(join(tmpdir(), 'prometeu-smoke-'));
    scratches.push(scratch);
    await run(process.execPath, [join(root, 'node_modules/@electron-forge/cli/dist/electron-forge.js'), 'package'], {
      cwd: root,
      env: { ...process.env, PROMETEU_PACKAGES: join(scratch, 'out') },
    });
    const [folder = ''] = await readdir(join(scratch, 'out'));
    const project = join(scratch, 'starfall');
    await cp(join(root, 'examples/starfall'), project, { recursive: true, filter: (path) => !/[\\/](build|cache)$/u.test(path) });
    const settings = join(scratch, 'config');
    const program = spawn(join(scratch, 'out', folder, 'prometeu-studio'), ['--no-sandbox', `--user-data-dir=${join(scratch, 'user')}`, project], {
      env: { ...process.env, HOME: scratch, XDG_CONFIG_HOME: settings },
      stdio: 'inherit',
    });
    onTestFinished(() => void program.kill('SIGKILL'));
    const ended = once(program, 'exit');
    await expect.poll(() => readFile(join(settings, 'prometeu-studio/recent-projects.json'), 'utf8').catch(() => ''), { timeout: 60_000 }).toContain('starfall');
    program.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
