import type { Colour } from './colour.ts';

/** What a report is written on. */
export interface Page {
  /** Columns; `Infinity` when the output is no terminal and nothing needs to be cut. */
  readonly width: number;
  readonly colour: Colour;
  /** A file of the project as a person would type it where the command was run. */
  readonly file: (projectPath: string) => string;
  /** An absolute path, the same way where it is below the working directory. */
  readonly path: (absolute: string) => string;
}

/** A report: finished lines without their ends. */
export type Lines = readonly string[];
