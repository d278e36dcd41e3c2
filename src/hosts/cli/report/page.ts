import type { Colour } from './colour.ts';

/** What a report is written on. */
export interface Page {
  /** Columns; `Infinity` when the output is no terminal and nothing needs to be cut. */
  readonly width: number;
  readonly colour: Colour;
  /** A file of the project as a person would type it where the command was run. */
  readonly file: (projectPath: string) => string;
  /** A file of the project, or an absolute path, which is shortened where it is below the working directory. */
  readonly path: (path: string) => string;
}

/** A report: finished lines without their ends. */
export type Lines = readonly string[];
