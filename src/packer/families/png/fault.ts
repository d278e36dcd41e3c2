import { err } from '../../../base/result.ts';
import type { Err } from '../../../base/result.ts';

/** What can be wrong with a PNG file; stable, one word for each thing the specification demands. */
export type PngFaultKind =
  | 'not_png'
  | 'truncated'
  | 'chunk_type'
  | 'chunk_length'
  | 'chunk_checksum'
  | 'chunk_order'
  | 'chunk_duplicate'
  | 'chunk_missing'
  | 'chunk_forbidden'
  | 'header_field'
  | 'palette_length'
  | 'transparency_length'
  | 'data_damaged'
  | 'data_too_short'
  | 'data_too_long'
  | 'filter_type'
  | 'index_beyond_palette'
  | 'unknown_critical_chunk'
  | 'unknown_method'
  | 'file_too_large'
  | 'picture_too_large';

/** One fault of a PNG file: a JSON value. A file is read up to its first. */
export interface PngFault {
  readonly kind: PngFaultKind;
  /** What is wrong, to follow the file's name: `chunk IDAT at byte 41: …`. */
  readonly message: string;
  /** The chunk, where one is to blame. */
  readonly chunk?: string;
  /** Offset in the file, from 0. */
  readonly byte?: number;
  /** From the top left, 0-based; `x` is 0 where a whole row is meant. */
  readonly pixel?: { readonly x: number; readonly y: number };
}

const unsupportedKinds: ReadonlySet<PngFaultKind> = new Set([
  'unknown_critical_chunk',
  'unknown_method',
  'file_too_large',
  'picture_too_large',
]);

/** True for files that may be sound but ask for what is not read here; false for damaged ones. */
export function isUnsupported(fault: PngFault): boolean {
  return unsupportedKinds.has(fault.kind);
}

export function pngFault(kind: PngFaultKind, message: string, more: Omit<PngFault, 'kind' | 'message'> = {}): Err<PngFault> {
  return err({ kind, message, ...more });
}
