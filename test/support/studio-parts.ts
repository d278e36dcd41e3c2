import { ok } from '../../src/base/result.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import type { TemporaryNames } from '../../src/io/temporary-names.ts';
import type { StudioParts } from '../../src/studio/container.ts';
import { fakeFreeServices, fakeOpenRuntime } from './fake-services.ts';

/** What a Studio needs, with nothing behind it but memory and samples. */
export function studioParts(more: Partial<StudioParts> = {}): StudioParts {
  return {
    host: 'a test',
    lockWaitMs: 250,
    fileSystem: new MemoryFileSystem(),
    openRuntime: fakeOpenRuntime(),
    freeServices: () => fakeFreeServices(),
    turn: (work) => Promise.resolve(ok(work())),
    reportListenerError: (error) => {
      throw error;
    },
    ...more,
  };
}

/** Names by number; those of `dead` were made by a process that is no more. */
export function numberedNames(): TemporaryNames {
  let count = 0;
  return {
    make: (prefix) => `${prefix}living-${String(++count)}`,
    isAbandoned: (prefix, name) => name.startsWith(`${prefix}dead-`),
  };
}
