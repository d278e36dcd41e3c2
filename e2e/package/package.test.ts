import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../support/zip.ts';

/*
 * Forge's own package step, on an archive that stands in for Electron's: the same names in the same places, and a
 * binary that is nothing but the fuse wire. What a package does when it is started is nothing this can show.
 */

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** As in Electron's binary: what marks the wire, its version, its length, and the fuses as Electron ships them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const wire = Buffer.concat([Buffer.from('before'), Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100011'), Buffer.from('after')]);

let scratch = '';
let resources = '';
let binary = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'prometeu-package-'));
  const { version } = JSON.parse(await readFile(join(root, 'node_modules/electron/package.json'), 'utf8')) as { readonly version: string };
  await mkdir(join(scratch, 'zips'));
  const archive = zip([
    { name: 'electron', bytes: wire, mode: 0o755 },
    { name: 'version', bytes: Buffer.from(version), mode: 0o644 },
    { name: 'resources/default_app.asar', bytes: Buffer.from('the one that is taken out'), mode: 0o644 },
  ]);
  await writeFile(join(scratch, `zips/electron-v${version}-linux-x64.zip`), archive);
  await run(process.execPath, [join(root, 'node_modules/@electron-forge/cli/dist/electron-forge.js'), 'package', '--platform', 'linux', '--arch', 'x64'], {
    cwd: root,
    env: { ...process.env, PROMETEU_ELECTRON_ZIPS: join(scratch, 'zips'), PROMETEU_PACKAGES: join(scratch, 'out') },
  });
  const folder = join(scratch, 'out/Prometeu Studio-linux-x64');
  resources = join(folder, 'resources');
  binary = join(folder, 'prometeu-studio');
});

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
}

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

describe('the packaged shell', () => {
  it('holds the bundles in its archive, and nothing else', async () => {
    const held = listPackage(join(resources, 'app.asar'), { isPack: false }).map((path) => path.replaceAll('\\', '/'));
    const built = async (folder: string): Promise<string[]> =>
      (await readdir(join(root, 'dist', folder))).filter((name) => !name.endsWith('.map')).map((name) => `/dist/${folder}/${name}`);
    expect(held.sort()).toEqual(['/dist', '/dist/electron', '/dist/page', '/package.json', ...(await built('electron')), ...(await built('page'))].sort());
  });

  it('names its first file, and no package that would have to be there', () => {
    const document = JSON.parse(extractFile(join(resources, 'app.asar'), 'package.json').toString('utf8')) as Record<string, unknown>;
    expect(document['main']).toBe('dist/electron/main.js');
    expect(document['type']).toBe('module');
    expect(Object.keys(document).filter((key) => /dependencies|scripts/iu.test(key))).toEqual([]);
  });

  it('brings the sample project along, beside the archive', async () => {
    expect((await readdir(resources)).sort()).toEqual(['app.asar', 'starfall']);
    expect(await filesBelow(join(resources, 'starfall'))).toEqual(expect.arrayContaining(['README.md', 'assets/.prometeu/index.json']));
  });

  it('brings nothing along that working on the sample left behind', async () => {
    const { stdout } = await run('git', ['ls-files', '-z'], { cwd: join(root, 'examples/starfall') });
    expect(await filesBelow(join(resources, 'starfall'))).toEqual(stdout.split('\0').filter((path) => path !== '').sort());
  });

  it('has its fuses set', async () => {
    const fuses = await getCurrentFuseWire(binary);
    expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
    expect(fuses[FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]).toBe(FuseState.DISABLE);
    expect(fuses[FuseV1Options.WasmTrapHandlers]).toBe(FuseState.ENABLE);
  });
});
