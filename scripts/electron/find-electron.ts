import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The installed package. It is never loaded to be asked: it would fetch its binary then and there. */
export const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** Electron's own binary, if it was ever fetched, absolute; or the one that `ELECTRON_OVERRIDE_DIST_PATH` names, as the package itself has it. */
export function findElectron(folder: string = electronPackage, elsewhere: string | undefined = process.env['ELECTRON_OVERRIDE_DIST_PATH']): string | undefined {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined;
  const binary = elsewhere ? join(elsewhere, name ?? 'electron') : name && join(folder, 'dist', name);
  return binary && existsSync(binary) ? binary : undefined;
}
