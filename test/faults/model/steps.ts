import type { RequestOf } from '../../../src/contract/operations.ts';
import type { Layout } from './json.ts';

/** A change as somebody asks for it, what is left out still open. */
export type AskedChange = RequestOf<'previewChange'>['changes'][number];

/**
 * What goes wrong while something is written. `at` counts the calls that change the disk, from 1; a work that ends
 * before it goes well.
 */
export type Trouble =
  | {
      readonly kind: 'kill' | 'kill-after' | 'torn-write';
      readonly at: number;
      /** The power goes too; the seed tosses which of what was not flushed had reached the disk by itself. */
      readonly powerLoss?: number;
      /** The next open is killed as well, at this call. */
      readonly again?: number;
    }
  | { readonly kind: 'error'; readonly at: number; readonly code: 'EIO' | 'ENOSPC' | 'EACCES' };

/** How somebody leaves an `asset.json` in an editor. */
export type DeclarationHow =
  | { readonly how: 'valid'; readonly name: string; readonly inputs: readonly string[]; readonly slot?: number; readonly family?: 'data_bank' | 'sound_bank'; readonly layout: Layout; readonly note?: boolean }
  | { readonly how: 'irregular'; readonly name: string; readonly slot?: number }
  | { readonly how: 'broken' | 'conflict' | 'newer' | 'slot_99' | 'no_family' }
  | { readonly how: 'uuid'; readonly uuid: number };

/** What the user does on the disk, past the packer. Paths are below `assets/`. */
export type UserEdit =
  | { readonly edit: 'write'; readonly path: string; readonly content: number }
  | { readonly edit: 'remove'; readonly path: string }
  | { readonly edit: 'declare'; readonly root: string; readonly declaration: DeclarationHow }
  | { readonly edit: 'move' | 'copy'; readonly from: string; readonly to: string }
  | { readonly edit: 'remove_directory' | 'make_directory'; readonly path: string }
  | { readonly edit: 'registry'; readonly how: 'reformat' | 'crlf' | 'note' | 'conflict' | 'garbage' | 'delete' | 'newer' }
  | { readonly edit: 'registry_entry'; readonly how: 'toggle' | 'drop' | 'move'; readonly id: number; readonly root: string }
  /** Version control: remembers the workspace, or puts it back as it was remembered. */
  | { readonly edit: 'remember' | 'restore' }
  /** A file outside that is imported from. */
  | { readonly edit: 'outside'; readonly file: number; readonly content: number };

export type Step =
  | { readonly step: 'change'; readonly changes: readonly AskedChange[]; readonly trouble?: Trouble; readonly meanwhile?: readonly UserEdit[] }
  /** `back`: how many history entries before the newest; left out, the packer chooses. */
  | { readonly step: 'undo'; readonly back?: number; readonly trouble?: Trouble; readonly meanwhile?: readonly UserEdit[] }
  /** Keeps a preview for later; the last one kept is applied, whatever happened since. */
  | { readonly step: 'keep'; readonly changes: readonly AskedChange[] }
  | { readonly step: 'apply_kept' }
  | { readonly step: 'user'; readonly edits: readonly UserEdit[] }
  | { readonly step: 'pack'; readonly trouble?: Trouble }
  | { readonly step: 'reopen' };

/** One asset that is there from the beginning; its number is its id and its uuid. */
export interface StartAsset {
  readonly root: string;
  readonly registered: boolean;
  readonly included: boolean;
  readonly declaration: DeclarationHow;
  readonly files: Readonly<Record<string, number>>;
}

/** A whole run as a value: plain JSON, so that a counterexample can be kept as it is. */
export interface Sequence {
  readonly start: readonly StartAsset[];
  readonly steps: readonly Step[];
}
