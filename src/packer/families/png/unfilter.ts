/** The filtered rows of one pass, side by side in memory: a filter type, then the row's bytes. */
interface Rows {
  readonly bytes: Uint8Array;
  /** The same bytes, for reading four at once. */
  readonly view: DataView;
  /** Distance from a byte to the one above it. */
  readonly stride: number;
  /** Distance from a byte to the same one of the pixel to the left; at least 1. */
  readonly back: number;
}

/**
 * Takes the filters off `rows` rows in place. Each is a filter type and `rowBytes` bytes, the first at `start`;
 * `back` is the distance in bytes to the same sample of the pixel before.
 * Answers the number of the first row whose filter type is above 4, or -1.
 */
export function unfilterRows(bytes: Uint8Array, start: number, rowBytes: number, rows: number, back: number): number {
  const stride = rowBytes + 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const all: Rows = { bytes, view, stride, back };
  for (let row = 0; row < rows; row += 1) {
    const from = start + row * stride + 1;
    const to = from + rowBytes;
    const type = bytes[from - 1] ?? 0;
    // Above the first row stand zeros: Up is nothing then, and Paeth is Sub.
    if (type === 1 || (type === 4 && row === 0)) unfilterSub(all, from, to);
    else if (type === 2 && row > 0) unfilterUp(all, from, to);
    else if (type === 3 && row === 0) unfilterFirstAverage(all, from, to);
    else if (type === 3) unfilterAverage(all, from, to);
    else if (type === 4) unfilterPaeth(all, from, to);
    else if (type > 4) return row;
  }
  return -1;
}

// The loops are what decoding costs. Where neighbours do not depend on each other they work on four bytes at
// once; else each sample of the pixel goes along the row by itself, so that what is to its left stays at hand.

function unfilterSub({ bytes, view, back }: Rows, from: number, to: number): void {
  if (back === 4) {
    let left = 0;
    for (let at = from; at < to; at += 4) {
      left = addBytes(left, view.getInt32(at, true));
      view.setInt32(at, left, true);
    }
    return;
  }
  for (let sample = 0; sample < back; sample += 1) {
    let left = 0;
    for (let at = from + sample; at < to; at += back) {
      left = (left + (bytes[at] ?? 0)) & 0xff;
      bytes[at] = left;
    }
  }
}

function unfilterUp({ bytes, view, stride }: Rows, from: number, to: number): void {
  let at = from;
  for (; at + 4 <= to; at += 4) {
    view.setInt32(at, addBytes(view.getInt32(at, true), view.getInt32(at - stride, true)), true);
  }
  for (; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - stride] ?? 0);
}

function unfilterFirstAverage({ bytes, back }: Rows, from: number, to: number): void {
  for (let at = from + back; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) + ((bytes[at - back] ?? 0) >> 1);
}

function unfilterAverage({ bytes, view, stride, back }: Rows, from: number, to: number): void {
  if (back === 4) {
    let left = 0;
    for (let at = from; at < to; at += 4) {
      left = addBytes(view.getInt32(at, true), meanBytes(left, view.getInt32(at - stride, true)));
      view.setInt32(at, left, true);
    }
    return;
  }
  for (let sample = 0; sample < back; sample += 1) {
    let left = 0;
    for (let at = from + sample; at < to; at += back) {
      left = ((bytes[at] ?? 0) + ((left + (bytes[at - stride] ?? 0)) >> 1)) & 0xff;
      bytes[at] = left;
    }
  }
}

function unfilterPaeth(rows: Rows, from: number, to: number): void {
  const { bytes, stride, back } = rows;
  if (back === 4) {
    unfilterPaethWords(rows, from, to);
    return;
  }
  for (let sample = 0; sample < back; sample += 1) {
    let left = 0;
    let corner = 0;
    for (let at = from + sample; at < to; at += back) {
      const above = bytes[at - stride] ?? 0;
      left = ((bytes[at] ?? 0) + nearest(left, above, corner)) & 0xff;
      bytes[at] = left;
      corner = above;
    }
  }
}

/** The same by whole pixels of four bytes: where two neighbours are equal, as mostly in pixel art, the third serves. */
function unfilterPaethWords({ view, stride }: Rows, from: number, to: number): void {
  let left = 0;
  let corner = 0;
  for (let at = from; at < to; at += 4) {
    const above = view.getInt32(at - stride, true);
    const predicted = above === corner ? left : left === corner ? above : nearestBytes(left, above, corner);
    left = addBytes(view.getInt32(at, true), predicted);
    view.setInt32(at, left, true);
    corner = above;
  }
}

function nearestBytes(left: number, above: number, corner: number): number {
  let all = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    all |= nearest((left >> shift) & 0xff, (above >> shift) & 0xff, (corner >> shift) & 0xff) << shift;
  }
  return all;
}

/**
 * Of three neighbours the one nearest to left + above - corner; on a tie in this order. Without branches, which
 * no processor could foretell: `x >> 31` is a mask of ones where x is negative.
 */
function nearest(left: number, above: number, corner: number): number {
  const toLeft = magnitude(above - corner);
  const toAbove = magnitude(left - corner);
  const toCorner = magnitude(above - corner + (left - corner));
  const isAbove = (toAbove - toLeft) >> 31;
  const best = left ^ ((left ^ above) & isAbove);
  const toBest = toLeft ^ ((toLeft ^ toAbove) & isAbove);
  return best ^ ((best ^ corner) & ((toCorner - toBest) >> 31));
}

function magnitude(value: number): number {
  const sign = value >> 31;
  return (value ^ sign) - sign;
}

/** Adds four pairs of bytes, each modulo 256. */
function addBytes(a: number, b: number): number {
  return ((a & 0x7f7f7f7f) + (b & 0x7f7f7f7f)) ^ ((a ^ b) & 0x80808080);
}

/** The means of four pairs of bytes, rounded down. */
function meanBytes(a: number, b: number): number {
  return (a & b) + (((a ^ b) & 0xfefefefe) >>> 1);
}
