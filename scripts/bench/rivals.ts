import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.ts';

/** Programs measured against, each of one version, so that ratios can be compared over time. */
export const rivals = { asar: '@electron/asar@4.3.2', assetpack: '@assetpack/core@1.7.0', watcher: '@parcel/watcher@2.6.0' } as const;

/** Installs a rival below `scratch`, once, and answers its folder; a sentence where it cannot be had. */
export function install(scratch: string, rival: string): { readonly folder: string } | { readonly missing: string } {
  const folder = join(scratch, rival.replaceAll(/[^a-z0-9.]+/gu, '-'));
  const name = rival.slice(0, rival.lastIndexOf('@'));
  if (existsSync(join(folder, 'node_modules', name, 'package.json'))) return { folder };
  mkdirSync(folder, { recursive: true });
  try {
    runChild('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save', '--prefix', folder, rival]);
    return { folder };
  } catch {
    return { missing: `${rival} could not be installed` };
  }
}
