import type { Page } from '@playwright/test';

export interface Scene {
  /** Names its pictures. */
  readonly name: string;
  /** To what is to be seen, settled. The scenes of a project are shown in their order, in one page. */
  readonly show: (page: Page) => Promise<void>;
}
