import type { ReportListenerError } from '../../base/event-bus.ts';
import { systemClock, type HostClock } from './clock.ts';
import { Connections } from './connections.ts';
import { HttpServer } from './http-server.ts';
import { hostLimits, type HostLimits } from './limits.ts';
import type { PageFiles } from './page-files.ts';
import type { OwnAddress } from './request-guard.ts';
import { Sessions } from './sessions.ts';
import { Upgrades } from './upgrades.ts';
import { Windows, type WindowSide } from './windows.ts';

export interface BrowserHostParts {
  readonly files: PageFiles;
  /** Makes what stands behind a new window. */
  readonly openWindow: () => WindowSide;
  /** Where a bug goes that nobody else can be told of. */
  readonly report: ReportListenerError;
  readonly clock?: HostClock;
  readonly limits?: HostLimits;
}

/** A Studio that browsers on this machine can reach, until it is closed. */
export interface BrowserHost extends OwnAddress {
  /** A link that lets one tab in, once; the link before is not good any more. */
  link(): string;
  /** What is there now, and what was ended of itself. */
  figures(): HostFigures;
  /** Tells every page that it is over, and lets go of every window. */
  close(why: string): Promise<void>;
}

export interface HostFigures {
  /** Connections that are no sockets. */
  readonly connections: number;
  readonly windows: number;
  /** Connections that made room for others. */
  readonly crowded: number;
  /** Connections that took too long. */
  readonly late: number;
}

/** Listens on loopback, on a port of the system's choice. */
export async function startBrowserHost(parts: BrowserHostParts): Promise<BrowserHost> {
  const { files, clock = systemClock, limits = hostLimits, report } = parts;
  const connections = new Connections(clock, limits);
  const windows = new Windows(parts.openWindow, clock, limits);
  const sessions = new Sessions(clock, limits, (session) => windows.isInUse(session));
  const upgrades = new Upgrades({ sessions, windows, clock, limits, report });
  const http = new HttpServer({ files, sessions, windows, connections, limits, report, upgrade: upgrades.take.bind(upgrades) });
  await http.listen();
  const { own } = http;
  return {
    ...own,
    link: () => `${own.origin}/#${sessions.newToken()}`,
    figures: () => ({ connections: connections.size, windows: windows.size, ...connections.ended }),
    close: async (why) => {
      windows.endAll(why);
      await http.close();
    },
  };
}
