import { onTestFinished } from 'vitest';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import type { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { freeServices } from '../../src/packer/runtime/free-services.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { Container, type StudioParts } from '../../src/studio/container.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { numberedNames, studioParts } from './studio-parts.ts';
import { tinyDisk } from './tiny-project.ts';

/** A Studio with the real packer over a disk in memory that holds the tiny project; closed when the test has ended. */
export function tinyStudio(more: Partial<StudioParts> = {}, disk: MemoryFileSystem = tinyDisk()): { readonly studio: Studio; readonly disk: MemoryFileSystem } {
  const { studio } = Container.boot(
    studioParts({
      fileSystem: disk,
      freeServices,
      openRuntime: (options) => openRuntime({ ...options, lock: () => new MemoryProjectLock() }),
      about: { kind: 'browser', version: '1.2.3' },
      home: { settingsDirectory: '/home/ana/.config/studio', projectsFolder: '/home/ana/Prometeu', now: () => new Date(0) },
      stagingParent: '/tmp',
      names: numberedNames(),
      ...more,
    }),
  );
  onTestFinished(() => studio.dispose());
  return { studio, disk };
}
