/** Watches a directory as an open project does, and ends as soon as the watch is ready. */
import { watchBySize } from '../../src/io/watch/sized-watch.ts';

const [, , directory = '.'] = process.argv;

watchBySize()({ directory, ignores: (path) => path.startsWith('.prometeu/') }, {
  ready: () => process.exit(0),
  changed: () => undefined,
  failed: ({ message }) => {
    throw new Error(message);
  },
});
