import { homedir } from 'node:os';
import type { ReportListenerError } from '../../base/event-bus.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { liveObservation, openStudio } from '../../studio/open-studio.ts';
import type { Studio } from '../../studio/studio.ts';
import { projectsFolderOf, settingsDirectoryOf } from '../../studio/user-directories.ts';
import { installationFrom } from './installation.ts';

export interface PageStudioSettings {
  /** Shown to another process that finds the project in use. */
  readonly host: string;
  readonly lockWaitMs: number;
  readonly version: string;
  readonly fileSystem: FileSystem;
  readonly report: ReportListenerError;
}

/** Boots a Studio for pages in browsers: with a person's settings and projects, and open projects watched. */
export function openPageStudio({ host, lockWaitMs, version, fileSystem, report }: PageStudioSettings): Studio {
  const surroundings = { platform: process.platform, environment: process.env, home: homedir() };
  const { sample } = installationFrom(import.meta.dirname);
  return openStudio({
    host,
    lockWaitMs,
    observation: liveObservation,
    about: { kind: 'browser', version },
    home: {
      settingsDirectory: settingsDirectoryOf(surroundings),
      projectsFolder: projectsFolderOf(surroundings),
      ...(fileSystem.stat(sample)?.kind === 'directory' && { sampleDirectory: sample }),
    },
    reportListenerError: report,
  });
}
