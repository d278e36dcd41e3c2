/** One way in which disk and project come to differ, done from outside, and one way out of it, taken in the page. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DriftKind } from '../../../src/contract/operations/drift.ts';
import type { ProjectTree } from './project-tree.ts';

export interface Divergence {
  readonly kind: DriftKind;
  /** As the review calls it. */
  readonly title: string;
  /** Done to the project from outside, by plain operations on its files. */
  readonly edit: (project: string) => void;
  /** What the project is called by then. */
  readonly state?: 'Failed';
  /** What the review says that the disk has, and the registry. */
  readonly disk: string | RegExp;
  readonly registry: string | RegExp;
  /** Every way out as the review calls it, in its order, `(closed)` behind one that cannot be taken; without `Decide later`. */
  readonly ways: readonly string[];
  /** The way that is taken; a part of its sentence where one can be taken in several ways. */
  readonly way: string;
  readonly of?: string;
  /** What it leaves, of what was there before the edit. `now`: what stands there, for what chance has made. */
  readonly leaves: (tree: ProjectTree, now: ProjectTree) => void;
  /** What it replaces, and keeps. */
  readonly keeps?: string;
}

/** The divergence alone, whatever comes of it. */
export type Found = Pick<Divergence, 'kind' | 'title' | 'edit' | 'disk' | 'registry' | 'ways'>;

/** Taken over by a refresh: nobody has to decide. */
export interface ContentDivergence extends Pick<Divergence, 'kind' | 'title' | 'edit' | 'disk' | 'registry'> {
  /** The file concerned, which nobody but the edit touches. */
  readonly place: string;
  /** In the words of the banner and the review. */
  readonly says: string;
}

/** Edits a file outside, where there is exactly one of `from`. */
export function rewrite(project: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(project, file), 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} has not exactly one ${from}`);
  writeFileSync(join(project, file), text.replace(from, () => to));
}
