/**
 * How the Electron shell is built, into one folder of its own: the main process with the workers it starts beside it,
 * and the preload, which a sandbox loads as one CommonJS file. Nothing of node_modules is needed at run time, so that
 * a package holds these files and the page alone.
 */
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import type { InlineConfig } from 'vite';

const root = join(import.meta.dirname, '../..');
const main = 'electron/main.ts';
const preload = 'electron/preload.ts';
const given = ['electron', /^node:/u, ...builtinModules];

/** Two builds, since they have two formats. `workers` are repository-relative. */
export function shellConfigs(outDir: string, workers: readonly string[]): InlineConfig[] {
  const common: InlineConfig = { root, configFile: false, logLevel: 'warn', publicDir: false, ssr: { noExternal: true, target: 'node' } };
  const entries = Object.fromEntries([main, ...workers].map((entry) => [basename(entry, '.ts'), join(root, entry)]));
  return [
    {
      ...common,
      build: {
        ssr: true,
        target: 'node24',
        outDir,
        emptyOutDir: true,
        sourcemap: true,
        minify: true,
        rolldownOptions: { input: entries, external: given, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
      },
    },
    {
      ...common,
      build: {
        ssr: true,
        target: 'chrome140',
        outDir,
        emptyOutDir: false,
        sourcemap: false,
        minify: true,
        rolldownOptions: { input: join(root, preload), external: given, output: { format: 'cjs', entryFileNames: 'preload.cjs' } },
      },
    },
  ];
}
