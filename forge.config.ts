import { spawnSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { FusesPlugin } from '@electron-forge/plugin-fuses';
import type { ForgeConfig } from '@electron-forge/shared-types';
import { FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Packages the shell (docs/packaging.md). There is one definition of every bundle, scripts/build.ts: Forge takes what
 * it made, so that what is packaged is what was tried.
 */
const root = import.meta.dirname;

/** What the archive holds: the bundles, and the package.json that names the first of them. */
const packed = [/^$/u, /^\/package\.json$/u, /^\/dist$/u, /^\/dist\/(electron|page)(\/[^/]+(?<!\.map))?$/u];

/** The sample project as it is kept, without what working on it here has left behind. */
const sample = { from: join(root, 'examples/starfall'), to: join(root, `.cache/sample-${String(process.pid)}/starfall`) };
const leftBehind = /^(?:build|assets\/\.prometeu\/(?:lock|lock\.json|lock-journal|journal|cache|trash|backup|history|conflicts))$/u;

const config: ForgeConfig = {
  // Where packages are put; for a build machine to say.
  outDir: process.env['PROMETEU_PACKAGES'] ?? join(root, 'out'),
  packagerConfig: {
    name: 'Prometeu Studio',
    executableName: 'prometeu-studio',
    appBundleId: 'studio.prometeu.app',
    appCategoryType: 'public.app-category.developer-tools',
    asar: true,
    // Nothing of node_modules is packed: there is nothing to prune.
    prune: false,
    ignore: (path: string) => !packed.some((pattern) => pattern.test(path)),
    extraResource: [sample.to],
    protocols: [{ name: 'Prometeu Studio', schemes: ['prometeu'] }],
    // Electron's archives, where they cannot be fetched: `electron-v<version>-<platform>-<arch>.zip`.
    ...(process.env['PROMETEU_ELECTRON_ZIPS'] !== undefined && { electronZipDir: process.env['PROMETEU_ELECTRON_ZIPS'] }),
  },
  makers: [
    { name: '@electron-forge/maker-zip', platforms: ['darwin', 'linux', 'win32'], config: {} },
    {
      name: '@electron-forge/maker-deb',
      platforms: ['linux'],
      config: { options: { bin: 'prometeu-studio', categories: ['Development'], mimeType: ['x-scheme-handler/prometeu'] } },
    },
    { name: '@electron-forge/maker-squirrel', platforms: ['win32'], config: { name: 'prometeu_studio' } },
    { name: '@electron-forge/maker-dmg', platforms: ['darwin'], config: {} },
  ],
  plugins: [
    new FusesPlugin({
      version: FuseVersion.V1,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: true,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      // As Electron has it: WebAssembly checks its bounds the quick way. Nothing of ours needs it changed.
      [FuseV1Options.WasmTrapHandlers]: true,
      // A fuse that a newer Electron brings is decided about here, or nothing is packaged.
      strictlyRequireAllFuses: true,
    }),
  ],
  hooks: {
    prePackage: async () => {
      const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
      if (status !== 0) throw new Error('the bundles could not be built');
      await copySample();
    },
    postPackage: async () => {
      await rm(join(sample.to, '..'), { recursive: true, force: true });
    },
    packageAfterCopy: async (_config, folder) => {
      await keepWhatRuns(join(folder, 'package.json'));
    },
  },
};

async function copySample(): Promise<void> {
  await rm(sample.to, { recursive: true, force: true });
  await cp(sample.from, sample.to, {
    recursive: true,
    filter: (path) => !leftBehind.test(relative(sample.from, path).split(sep).join('/')),
  });
}

/** Of package.json the archive needs what starting reads: no dependency is there to be resolved. */
async function keepWhatRuns(file: string): Promise<void> {
  const { name, version, description, license, type, main } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, `${JSON.stringify({ name, productName: 'Prometeu Studio', version, description, license, type, main }, null, 2)}\n`);
}

export default config;
