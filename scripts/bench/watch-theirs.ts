/** Watches a directory with @parcel/watcher of the folder named second, and ends as soon as the watch is ready. */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , directory = '.', folder = '.'] = process.argv;

interface ParcelWatcher {
  readonly subscribe: (directory: string, told: (error: Error | null) => void, options: { readonly ignore: readonly string[] }) => Promise<unknown>;
}

const { subscribe } = createRequire(join(folder, 'package.json'))('@parcel/watcher') as ParcelWatcher;

await subscribe(directory, (error) => {
  if (error) throw error;
}, { ignore: ['.prometeu'] });
process.exit(0);
