import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The installed package. It is never loaded to be asked: it would fetch its binary then and there. */
export const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Electron's own binary, if it was ever fetched, absolute. */
export function findElectron(folder: string = electronPackage): string | undefined {
  const pathFile = join(folder, 'path.txt');
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!existsSync(pathFile)) return undefined;
  const binary = join(named ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}
