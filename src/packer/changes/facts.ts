import type { Result } from '../../base/result.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { FileKind } from '../../io/file-system.ts';

/**
 * What a plan wants to know of the disk; paths from the project's directory, as the changes before leave it.
 *
 * - `document`: a file's digest and its bytes; it is read whole.
 * - `file`: a file's digest, or that nothing is there.
 * - `place`: whether something could be put there, and how the disk spells the way to it.
 * - `tree`: every file below a directory with its digest.
 * - `source`: the digest of a file outside the project, at an absolute path.
 */
export interface Need {
  readonly kind: 'document' | 'file' | 'place' | 'tree' | 'source';
  readonly path: string;
}

/** A file as it was found. */
export interface FileFact {
  /** SHA-256; `absent`; `other` for what is no plain file, or lies behind a link. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Permission bits. */
  readonly mode?: number;
  /** For a `document` alone. */
  readonly bytes?: Uint8Array;
}

export const absentFile: FileFact = { sha256: 'absent', size: 0 };

/** Where something is to be put. */
export interface PlaceFact {
  /** The path with every part that exists spelt as the disk spells it. */
  readonly spelling: string;
  readonly taken: 'absent' | FileKind;
  /** The first part of the way that is there and is no directory. */
  readonly blocked?: { readonly path: string; readonly kind: FileKind };
  /** The first part that is only there in other upper and lower case: on some disks it is the same. */
  readonly twin?: { readonly wanted: string; readonly found: string };
}

/** What lies below a directory. */
export interface TreeFact {
  /** By path from the project's directory, in path order. */
  readonly files: ReadonlyMap<string, FileFact>;
  /** Links and the like, by path. */
  readonly others: readonly string[];
}

export interface SourceFact {
  readonly sha256: string;
  readonly size: number;
}

/** Everything gathered for one change, by the path of the need. */
export interface Facts {
  readonly files: ReadonlyMap<string, FileFact>;
  readonly places: ReadonlyMap<string, PlaceFact>;
  /** `undefined` when no directory is there. */
  readonly trees: ReadonlyMap<string, TreeFact | undefined>;
  readonly sources: ReadonlyMap<string, Result<SourceFact, PackerError>>;
}
