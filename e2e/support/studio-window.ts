import type { Page } from '@playwright/test';

/** A Studio that runs for a journey, in whichever shell. */
export interface OpenStudio {
  readonly shell: 'browser' | 'electron';
  /** The first window. */
  readonly page: Page;
  /** Of the process that packs. */
  readonly pid: number | undefined;
  /** Another window, on the project that the Studio was opened with. */
  readonly openWindow: () => Promise<Page>;
  /** Ends the program as a person does who has nothing running; resolves when it has ended. */
  readonly end: () => Promise<number | null>;
}

/** What a program is started in: nothing of the person who runs the journeys is touched. */
export interface StudioSurroundings {
  /** Absolute; a home of its own, with settings and projects. */
  readonly home: string;
  readonly project?: string;
}

export interface StartedStudio extends OpenStudio {
  /** Whatever is left of it goes, whatever state it is in. */
  readonly close: () => Promise<void>;
}
