/** The fixture of every journey through the Studio: the same journey runs in both shells, by the project's name. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startInBrowser } from './studio-in-browser.ts';
import { startInElectron } from './studio-in-electron.ts';
import type { OpenStudio, StartedStudio } from './studio-window.ts';

const example = join(import.meta.dirname, '../../examples/starfall');

export interface JourneyFixtures {
  /** A directory of this journey alone, gone when it has ended. */
  readonly scratch: string;
  /** A copy of the example in it. */
  readonly project: string;
  readonly studio: {
    /** Starts the Studio on a project, or on the welcome page. The same home for all of one journey. */
    open(project?: string): Promise<OpenStudio>;
  };
}

export const test = base.extend<JourneyFixtures>({
  scratch: async ({}, use) => {
    const scratch = await mkdtemp(join(tmpdir(), 'prometeu-journey-'));
    await use(scratch);
    await rm(scratch, { recursive: true, force: true });
  },
  project: async ({ scratch }, use) => {
    const project = join(scratch, 'starfall-copy');
    await cp(example, project, { recursive: true, filter: (path) => !/[\\/](build|cache)$/u.test(path) });
    await use(project);
  },
  studio: async ({ context, scratch }, use, testInfo) => {
    const started: StartedStudio[] = [];
    let written = '';
    await use({
      open: async (project) => {
        const surroundings = { home: scratch, ...(project !== undefined && { project }) };
        const studio = testInfo.project.name === 'electron' ? await startInElectron(surroundings) : await startInBrowser(context, surroundings, (text) => (written += text));
        started.push(studio);
        return studio;
      },
    });
    for (const studio of started.reverse()) await studio.close();
    if (testInfo.status !== testInfo.expectedStatus && written !== '') await testInfo.attach('the program', { body: written, contentType: 'text/plain' });
  },
});

export { expect } from '@playwright/test';
