import type { ByteSource } from '../../base/byte-source.ts';
import type { AssetDeclaration } from '../../contract/documents.ts';

/** A declaration as its family understands it: every default filled in. A JSON value, so it can be hashed. */
export interface EffectiveDeclaration {
  readonly family: string;
  readonly format: string;
  readonly codec: 'NONE';
  /** The family's own parameters with defaults, e.g. `{tile_size: 16, columns: 16, palette: 'auto'}`. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One thing the family does not accept in a declaration. */
export interface DeclarationIssue {
  /** JSON pointer: `/output/tile_size`. */
  readonly pointer: string;
  /** What is wrong, e.g. `must be 8, 16 or 32, not 12`. */
  readonly message: string;
}

/** The files a declaration asks for, before the disk is looked at. */
export interface DeclaredFiles {
  /** The family's input list (`tiles`, `clips`, `files`) as declared. */
  readonly inputs: { readonly key: string; readonly entries: readonly string[] };
  /** File parameters of `output`, with the JSON pointer of each. */
  readonly parameters: readonly { readonly key: string; readonly path: string; readonly pointer: string }[];
}

/** `header`: from the first bytes, cheap, at load. `content`: everything the rules want to know. */
export type ProbeDepth = 'header' | 'content';

/** How a file is used, for a family whose files mean different things. */
export type FileRole = 'input' | 'parameter';

/** What a family learnt from one file's bytes. A JSON value: cached by digest, role, depth and family version. */
export type ProbeFacts = Readonly<Record<string, unknown>>;

/**
 * How the snapshot asks a family what files it wants and what is in them. Declared here, implemented by
 * `families/`, handed in by the runtime: the snapshot knows no family.
 */
export interface FamilyWalker {
  readonly family: string;
  /** Raised whenever the same bytes would give other facts or another payload. */
  readonly version: number;
  /** Checks what only the family can; the common part of the declaration is already valid. */
  readDeclaration(declaration: AssetDeclaration): EffectiveDeclaration | readonly DeclarationIssue[];
  declaredFiles(declaration: AssetDeclaration): DeclaredFiles;
  /** Pure. Hostile bytes become facts that say so, never an exception. `path` is only for its extension. */
  probe(source: ByteSource, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts;
}

/** Facts by content. `undefined` means not looked at yet: the asset is `unchecked`, never clean. */
export interface FactLookup {
  get(sha256: string, family: string, path: string, role: FileRole, depth: ProbeDepth): ProbeFacts | undefined;
}
