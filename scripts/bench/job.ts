import type { Measurement } from './measurement.ts';

export interface BenchContext {
  /** The built command line, absolute. */
  readonly program: string;
  /** A folder for workspaces, outputs and rivals, outside the repository. */
  readonly scratch: string;
  /** Assets of the workspace measured on. */
  readonly assets: number;
  readonly rounds: number;
  /** After this many milliseconds a comparison begins no further round. */
  readonly untilMs: number;
}

/** Measures one or more goals. Throws when something it runs fails. */
export type Job = (context: BenchContext) => Iterable<Measurement> | AsyncIterable<Measurement>;
