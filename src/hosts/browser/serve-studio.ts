import type { ReportListenerError } from '../../base/event-bus.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { FileSystem } from '../../io/file-system.ts';
import type { Studio } from '../../studio/studio.ts';
import { serveWire } from '../../transport/server.ts';
import { startBrowserHost, type BrowserHost } from './browser-host.ts';
import { loadPageFiles } from './page-files.ts';
import type { WindowSide } from './windows.ts';

export interface ServedStudio {
  readonly studio: Studio;
  readonly fileSystem: FileSystem;
  /** Of the built page, absolute. */
  readonly pageDirectory: string;
  /** The project that every new window is for, absolute. */
  readonly project?: string;
  readonly report: ReportListenerError;
}

/** Serves a Studio to browsers on this machine: a window for each tab, each with a connection of its own. */
export async function serveStudio(served: ServedStudio): Promise<Result<BrowserHost, PackerError>> {
  const files = loadPageFiles(served.fileSystem, served.pageDirectory);
  if (!files.ok) return files;
  const { report } = served;
  return ok(await startBrowserHost({ files: files.value, openWindow: () => studioWindow(served), report }));
}

/** Its page is answered from the moment on that its project is open, or cannot be opened: what it sends before waits in its wire. */
function studioWindow({ studio, project, report }: ServedStudio): WindowSide {
  const connection = studio.connect();
  const ready: Promise<unknown> = project === undefined ? Promise.resolve() : connection.open(project).catch(report);
  return {
    serve(wire) {
      let over = false;
      const ending = wire.ended(() => {
        over = true;
      });
      void ready.then(() => {
        ending.dispose();
        if (!over) serveWire(wire, connection.page, { reportBug: report, turn });
      });
    },
    part: async (request) => {
      await ready;
      return await connection.call('getPreviewPart', request);
    },
    dispose() {
      ready.then(() => connection.dispose()).catch(report);
    },
  };
}

/** Frames that have arrived are heard before the next call begins. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
