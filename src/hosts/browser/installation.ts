import { basename, dirname, join } from 'node:path';

/** Where the parts of this program are that are no code of its own, absolute. */
export interface Installation {
  /** The built page. */
  readonly page: string;
  readonly sample: string;
}

/** @param directory of the running code: `dist/` when it is bundled, otherwise a folder of `src/hosts/` */
export function installationFrom(directory: string): Installation {
  const root = basename(directory) === 'dist' ? dirname(directory) : join(directory, '../../..');
  return { page: join(root, 'dist/page'), sample: join(root, 'examples/starfall') };
}
