/**
 * What one commit will do to the disk: k files and m directory moves, as a value (operations.md §6).
 * Paths are relative to the project's directory, POSIX, as the disk spells them.
 */
export interface ChangeSet {
  /** 20 characters of `[0-9A-Za-z]`; names the journal directory. */
  readonly operationId: string;
  /** Carried out before the files, in order. */
  readonly moves: readonly DirectoryMove[];
  /** `path` is where the file is *after* the moves. Carried out in order. */
  readonly files: readonly FileChange[];
}

export interface DirectoryMove {
  readonly from: string;
  readonly to: string;
}

export interface FileChange {
  readonly path: string;
  /** What must stand there now, or the commit refuses as `stale_preview`. */
  readonly before: FileState;
  readonly after: NewContent | 'absent';
  /** For a deletion: where the old file goes (below `assets/.prometeu/trash/`). Without it, it is removed. */
  readonly trash?: string;
}

/** SHA-256 in lower-case hex. */
export type FileDigest = string;

/** A {@link FileDigest}, or `absent`: nothing stands there. */
type FileState = string;

/** A {@link FileState}, or `other`: what stands there is no plain file of the project. */
export type FoundState = string;

/**
 * New bytes: handed over; copied, without holding them in memory, from the file at the absolute path `copyOf`,
 * as it is before anything is changed; or already staged and flushed in the journal directory under `staged`.
 */
export type NewContent =
  | { readonly bytes: Uint8Array; readonly sha256: FileDigest }
  | {
      readonly copyOf: string;
      readonly sha256: FileDigest;
      readonly size: number;
      /** Permission bits of a file that is created; the ordinary ones where they are left out. */
      readonly mode?: number;
    }
  | { readonly staged: string; readonly sha256: FileDigest; readonly size: number };
