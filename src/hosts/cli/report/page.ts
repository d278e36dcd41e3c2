import type { Colour } from './colour.ts';

/** What a report is written on. */
export interface Page {
  /** Columns; `Infinity` when the output is no terminal and nothing needs to be cut. */
  readonly width: number;
  readonly colour: Colour;
  /**
   * A file as a person would type it where the command was run: given as a path from the project's directory,
   * or as an absolute one, which stays so unless it is below the working directory.
   */
  readonly file: (path: string) => string;
}

/** A report: finished lines without their ends. */
export type Lines = readonly string[];
