import { onTestFinished } from 'vitest';
import type { BrowserHost } from '../../src/hosts/browser/browser-host.ts';
import { serveStudio } from '../../src/hosts/browser/serve-studio.ts';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import { RecordingFileSystem } from '../../src/io/recording-file-system.ts';
import { freeServices } from '../../src/packer/runtime/free-services.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import { Container } from '../../src/studio/container.ts';
import type { Studio } from '../../src/studio/studio.ts';
import { indexPage } from './browser-host.ts';
import { tinyDisk, tinyPlace } from './tiny-project.ts';
import { writeFile } from './workspace.ts';

export interface ServedTiny extends BrowserHost {
  readonly studio: Studio;
  /** Everything that was asked of the disk, by the packer, the Studio and the host. */
  readonly disk: RecordingFileSystem;
  readonly port: number;
}

/** A real Studio with the tiny project open, and the built page, on one disk that writes down every call. Ends with the test. */
export async function serveTiny(): Promise<ServedTiny> {
  const memory = tinyDisk();
  writeFile(memory, '/tmp', 'program/dist/page/index.html', indexPage);
  writeFile(memory, '/tmp', 'program/dist/page/studio-1.js', 'export {};');
  writeFile(memory, '/tmp', 'secret.txt', 'nobody reads this');
  const disk = new RecordingFileSystem(memory);
  const lock = new MemoryProjectLock();
  const report = (error: unknown): void => {
    throw error;
  };
  const { studio } = Container.boot({
    host: 'a test',
    lockWaitMs: 0,
    fileSystem: disk,
    openRuntime: (options) => openRuntime({ ...options, lock: () => lock }),
    freeServices,
    about: { kind: 'browser', version: '1.2.3' },
    reportListenerError: report,
  });
  const opened = await studio.call('openProject', { directory: tinyPlace });
  const host = await serveStudio({ studio, fileSystem: disk, pageDirectory: '/tmp/program/dist/page', project: tinyPlace, report });
  if (!opened.ok || !host.ok) throw new Error('the tiny project could not be served');
  onTestFinished(async () => {
    await host.value.close('the test is over');
    await studio.dispose();
  });
  return { ...host.value, studio, disk, port: Number(new URL(host.value.origin).port) };
}
