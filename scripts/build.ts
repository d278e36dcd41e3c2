/**
 * Builds dist/: the command line and every worker or child it starts, each an entry of its own under a stable
 * name, everything they need bundled; in dist/page/ the page that the shells serve; in dist/electron/ the Electron
 * shell, with its own copy of the workers. `npm ci` runs it (prepare), so that `npx prometeu` starts at once.
 *
 * All programs lie flat in dist/: code finds a worker by a path beside its own file, in source and in a bundle.
 * What did not change is not built again, unless `--force` says so.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { build, version as viteVersion, type Rollup } from 'vite';
import { pageConfig } from './build/page.ts';
import { shellConfigs } from './build/shell.ts';

const root = join(import.meta.dirname, '..');
const output = join(root, 'dist');
/** Says what dist/ was built from; inside dist/, so that it goes away with it. */
const stampName = 'built-from.txt';

/** The command line. Executable; starts under any Node, to refuse an old one in words. */
const command = 'src/hosts/cli/prometeu.ts';
/** Started as threads or processes, by name, from the folder their starter lies in. */
const workers = ['src/io/ahead/ahead-worker.ts', 'src/packer/pack/materialize/materialize-worker.ts', 'src/packer/runtime/pack/determinism-child.ts'];

await main();

async function main(): Promise<void> {
  const entries = [command, ...(await present(workers))];
  const stamp = await digestOfInputs(entries);
  const built = await readFile(join(output, stampName), 'utf8').catch(() => undefined);
  if (built === stamp && !process.argv.includes('--force')) return;

  const fresh = join(root, '.cache', `dist-${process.pid}`);
  try {
    await bundle(entries, fresh);
    await build(pageConfig(join(fresh, 'page')));
    for (const config of shellConfigs(join(fresh, 'electron'), await present(workers))) await build(config);
    await chmod(join(fresh, `${nameOf(command)}.js`), 0o755);
    await writeFile(join(fresh, stampName), stamp);
    await replaceDirectory(output, fresh);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

async function bundle(entries: readonly string[], into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // What the bundle needs is in it: no node_modules at run time.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      outDir: into,
      emptyOutDir: true,
      sourcemap: true,
      // Starting is mostly parsing; stacks come back through the source maps (PROMETEU_STACK=1).
      minify: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((entry) => [nameOf(entry), join(root, entry)])),
        external: [/^node:/u, ...builtinModules],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: '[name]-[hash].js',
          banner: (chunk: Rollup.RenderedChunk) => (chunk.name === nameOf(command) && chunk.isEntry ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  });
}

/** The old directory stands until the new one is complete; a program that runs from it meets the swap only. */
async function replaceDirectory(target: string, fresh: string): Promise<void> {
  const old = `${fresh}-old`;
  await rename(target, old).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  await rename(fresh, target).catch(async (error: unknown) => {
    // Another build was quicker, from the same sources.
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rm(fresh, { recursive: true, force: true });
  });
  await rm(old, { recursive: true, force: true });
}

/** One digest over everything the build reads: sources, this script, the lock, the bundler and the runtime. */
async function digestOfInputs(entries: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([entries, viteVersion, process.version]));
  const folders = await Promise.all(['src', 'renderer', 'electron', 'scripts/build'].map(filesBelow));
  for (const file of [...folders.flat().sort(), import.meta.filename, join(root, 'package.json'), join(root, 'package-lock.json')]) {
    hash.update(`\0${file}\0`).update(await readFile(file));
  }
  return `${hash.digest('hex')}\n`;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html|svg)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function present(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(files.map((file) => stat(join(root, file)).then(() => file, () => undefined)));
  return found.filter((file) => file !== undefined);
}

function nameOf(entry: string): string {
  return basename(entry, '.ts');
}
