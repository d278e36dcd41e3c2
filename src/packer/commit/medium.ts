import type { FileSystem } from '../../io/file-system.ts';

/** The disk as commit and recovery see it. */
export interface Medium {
  readonly fs: FileSystem;
  /** Absolute, links resolved once at open, without a trailing slash. */
  readonly projectDir: string;
  /**
   * `directory`: a directory can be flushed. `marker`: it cannot (Windows); a small file written and flushed
   * in the journal directory stands in for it, after arming and after committing.
   */
  readonly flushBy: 'directory' | 'marker';
}

/** What is needed to look at the project without changing it. */
export type Tree = Pick<Medium, 'fs' | 'projectDir'>;

/** The absolute path of a path below the project; `` is the project's directory. */
export function at(medium: Tree, path: string): string {
  return path === '' ? medium.projectDir : `${medium.projectDir}/${path}`;
}
