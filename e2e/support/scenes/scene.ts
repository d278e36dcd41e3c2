import type { Page } from '@playwright/test';
import type { WireGate } from '../wire-gate.ts';

/** What a scene can reach beside its page. */
export interface SceneSurroundings {
  /** The directory of the open project. */
  readonly project: string;
  /** Between the page and the Studio. */
  readonly gate: WireGate;
  /** Ends the Studio under its page. */
  readonly end: () => Promise<unknown>;
}

export interface Scene {
  /** Names its pictures. */
  readonly name: string;
  /** To what is to be seen, settled. The scenes of a project are shown in their order, in one page. */
  readonly show: (page: Page, around: SceneSurroundings) => Promise<void>;
  /** A small thing on a screen that has pictures of its own: seen at the smaller size alone. */
  readonly small?: true;
}
