import type { ByteSource } from '../../base/byte-source.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PreviewBank, PreviewMark } from '../../contract/operations/preview.ts';
import type { ProbeFacts } from '../snapshot/family-port.ts';
import type { Materialization, MaterializeRequest } from './family.ts';

/** What a preview is drawn from: bytes and facts, never a file. */
export interface PreviewSubject {
  /** `packed`: the payload a pack would write. `inputs`: the family's own draft of a bank that cannot be packed. */
  readonly from: 'packed' | 'inputs';
  readonly payload: ByteSource;
  readonly metadata: unknown;
  /** The selected inputs in declared order, with what is known of their contents. */
  readonly inputs: readonly { readonly path: string; readonly facts?: ProbeFacts }[];
}

export interface PreviewPart {
  readonly media_type: string;
  readonly bytes: Uint8Array;
}

/** RGBA, 4 bytes a pixel; at most 64 × 64. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A diagnostic about one input, `path` below the asset root. */
export interface InputFinding {
  readonly path: string;
  readonly diagnostic: Diagnostic;
}

/** How a family shows its banks. Pure over bytes. */
export interface FamilyPreview {
  /** Raised whenever the same bytes would be shown in another way. */
  readonly version: number;
  /**
   * What can be shown of inputs that cannot be packed, in the shape of a payload, decoded in a worker; inputs that
   * cannot be read at all are left out. Never throws on what they hold.
   */
  draft(request: MaterializeRequest): Materialization;
  /** The bank as a page draws it; `undefined` where a draft came to nothing. Clips and files from `offset`. */
  describe(subject: PreviewSubject, page: { readonly offset: number; readonly limit: number }): PreviewBank | undefined;
  /** A part that {@link describe} named; `undefined` for another name. */
  part(subject: PreviewSubject, name: string): PreviewPart | undefined;
  /** A small picture of a packed bank, where the family draws one. */
  thumbnail?(payload: ByteSource, metadata: unknown): Thumbnail;
  /** Where on the bank's picture findings about its inputs are; those that have no place there are left out. */
  marks(bank: PreviewBank, findings: readonly InputFinding[]): readonly PreviewMark[];
}

/** `clip-3` → 3, for the parts of one kind; `undefined` for any other name. */
export function partNumber(kind: string, name: string): number | undefined {
  const [head, number, ...rest] = name.split('-');
  return head === kind && rest.length === 0 && number !== undefined && /^\d{1,6}$/u.test(number) ? Number(number) : undefined;
}
