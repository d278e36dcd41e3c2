import { printable } from '../../../../src/base/printable.ts';

/** One line of a hex dump. */
export interface HexRow {
  /** `00001a40` */
  readonly offset: string;
  /** Two digits a byte, a wider gap after every fourth, filled up to the width of a whole row. */
  readonly hex: string;
  /** Printable ASCII; a dot for anything else. */
  readonly text: string;
}

export function hexRowCount(length: number, perRow: number): number {
  return Math.ceil(length / perRow);
}

export function hexRow(bytes: Uint8Array, index: number, perRow: number): HexRow {
  const from = index * perRow;
  const row = [...bytes.subarray(from, from + perRow)];
  const cells = Array.from({ length: perRow }, (_, at) => {
    const byte = row[at];
    const digits = byte === undefined ? '  ' : byte.toString(16).padStart(2, '0');
    return at > 0 && at % 4 === 0 ? ` ${digits}` : digits;
  });
  return { offset: from.toString(16).padStart(8, '0'), hex: cells.join(' '), text: row.map(sign).join('') };
}

function sign(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';
}

/**
 * The beginning of a file as text; a character that the end cuts in two is left out. Of what nobody sees, the ends of
 * lines and tabs alone lay it out; the rest is spelled out.
 */
export function textOf(bytes: Uint8Array, cut: boolean): string {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: cut });
  return text.split(layout).map((part, at) => (at % 2 === 1 ? part : printable(part))).join('');
}

const layout = /(\r\n|[\n\t])/u;
