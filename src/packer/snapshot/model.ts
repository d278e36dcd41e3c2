import type { AssetDeclaration, IndexDocument, IndexEntry, ProjectSettings } from '../../contract/documents.ts';
import type { Place } from '../../contract/diagnostics.ts';
import type { DocumentFault } from '../documents/document-fault.ts';
import type { EffectiveDeclaration } from './family-port.ts';

export type { DocumentFault } from '../documents/document-fault.ts';

/**
 * The project as last read from disk: immutable, numbered, the only thing reads are answered from
 * (operations.md §1). Paths are NFC and POSIX; lists ascend in code-point order of the whole path.
 */
export interface Snapshot {
  /** From 1 at each open; a higher number is a later state. */
  readonly generation: number;
  readonly registry: RegistryView;
  readonly settings: SettingsView;
  /** Every directory below `assets/` that holds an `asset.json`, registered or not, by root. */
  readonly roots: readonly AssetRoot[];
  /** Registry entries whose root is not on disk. */
  readonly missing: readonly IndexEntry[];
  /** What the walk met outside any asset root. A directory above several roots is told here, once. */
  readonly faults: readonly PathFault[];
}

/** `index.json` as read. `document` stands for `valid` alone, or is what it said last, while it cannot be used (`held-registry.ts`). */
export interface RegistryView {
  readonly state: 'valid' | 'missing' | 'invalid' | 'conflict' | 'newer' | 'unreadable';
  readonly document?: IndexDocument;
  readonly sha256?: string;
  readonly faults: readonly DocumentFault[];
  /** 1-based line of each entry, beside `document.assets`. */
  readonly lines?: readonly number[];
  /** 1-based line of `next_asset_id`. */
  readonly nextIdLine?: number;
}

export interface SettingsView {
  readonly settings: ProjectSettings;
  readonly faults: readonly DocumentFault[];
}

export interface AssetRoot {
  /** Below `assets/`, NFC: `tiles/overworld`. */
  readonly root: string;
  /** The same as the disk spells it. */
  readonly diskRoot: string;
  /** The registry's entry whose `root` is this one. */
  readonly entry?: IndexEntry;
  readonly declaration: DeclarationView;
  /** Every file below the root but `asset.json`, by path. Files of a root nested in it belong to that one alone. */
  readonly artifacts: readonly Artifact[];
  /** What `inputs` and file parameters come to. Empty unless the declaration is valid. */
  readonly selection: Selection;
  /** Links, odd names, collisions and unreadable things at and below this root. */
  readonly faults: readonly PathFault[];
  /** The closest asset root that this one lies in, which is not allowed. */
  readonly nestedIn?: string;
}

/** `asset.json` as read. `document` and `effective` stand for `valid` alone. */
export interface DeclarationView {
  readonly state: 'valid' | 'invalid' | 'conflict' | 'newer' | 'unreadable';
  readonly document?: AssetDeclaration;
  /** The declaration with the family's defaults filled in. */
  readonly effective?: EffectiveDeclaration;
  /** As far as it could be read from an invalid document, so that identity survives a typing error. */
  readonly assetUuid?: string;
  readonly sha256?: string;
  /** Bytes. */
  readonly size: number;
  readonly faults: readonly DocumentFault[];
  /**
   * Where a value stands in the file: `/output/tile_size` → line and column; for a value that is left out, the
   * closest one around it. `undefined` only when the file is no JSON.
   */
  locate(pointer: string): { readonly line: number; readonly column: number } | undefined;
}

export interface Artifact {
  /** Below the asset root, NFC. */
  readonly path: string;
  readonly diskPath: string;
  /** Bytes. */
  readonly size: number;
  /** Absent when it could not be read; the reason is among the root's faults. */
  readonly sha256?: string;
}

export interface Selection {
  /** In declared order, each file once, at its first mention. */
  readonly inputs: readonly SelectedFile[];
  /** Files that `output` names (a palette). */
  readonly parameters: readonly SelectedFile[];
  readonly faults: readonly SelectionFault[];
}

export interface SelectedFile {
  readonly artifact: Artifact;
  /** The list (`tiles`) or parameter (`palette`) that names it. */
  readonly key: string;
  /** The entry as written: a path or a pattern. */
  readonly entry: string;
  /** JSON pointer of that entry in `asset.json`. */
  readonly pointer: string;
}

/** What is wrong with one entry of `inputs` or a file parameter. */
export interface SelectionFault {
  readonly kind:
    | 'missing'
    | 'pattern_matches_nothing'
    | 'names_declaration'
    | 'is_link'
    | 'leaves_root'
    | 'not_a_path'
    | 'not_portable'
    | 'not_a_file'
    | 'empty';
  readonly key: string;
  readonly entry: string;
  readonly pointer: string;
}

/** What is wrong with a name or a thing in a directory. */
export interface PathFault {
  readonly kind:
    | 'link'
    | 'not_portable'
    | 'too_long'
    | 'case_collision'
    | 'unicode_collision'
    | 'special'
    | 'unreadable'
    | 'undecodable';
  /** From the project's directory, POSIX: `assets/tiles/overworld/CON.png`. */
  readonly path: string;
  /** What exactly, as a part of a sentence: `is "CON", a device on Windows`, the system's error. */
  readonly detail: string;
  /** For collisions: the path that was there first, in the form of `path`. */
  readonly other?: string;
}

/** Where an asset's file is, for a diagnostic. `file` defaults to its `asset.json`. */
export function placeIn(root: AssetRoot, file = 'asset.json', more: Partial<Place> = {}): Place {
  const place: Place = { root: root.root, file: `assets/${root.root}/${file}`, ...more };
  return root.entry ? { ...place, asset_id: root.entry.asset_id } : place;
}

/** Registered and included in build: what a pack is made of (formats.md, words). */
export function isActive(root: AssetRoot): boolean {
  return root.entry?.included_in_build === true;
}
