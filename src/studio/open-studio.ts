import { NodeFileSystem } from '../io/node-file-system.ts';
import { watchBySize } from '../io/watch/sized-watch.ts';
import { systemWatchClock } from '../io/watch/watch.ts';
import { freeServices } from '../packer/runtime/free-services.ts';
import { openRuntime } from '../packer/runtime/open.ts';
import { Container, type StudioParts } from './container.ts';
import type { Studio } from './studio.ts';

/** Has the system tell what changes in open projects. A host says so: a single command needs nobody to watch. */
export const liveObservation: NonNullable<StudioParts['observation']> = { watch: watchBySize(), clock: systemWatchClock };

/** Boots a Studio over the real disk and the real packer. */
export function openStudio(settings: Omit<StudioParts, 'fileSystem' | 'openRuntime' | 'freeServices'>): Studio {
  return Container.boot({ ...settings, fileSystem: new NodeFileSystem(), openRuntime, freeServices }).studio;
}
