/**
 * Takes the filters off `rows` rows in place. Each is a filter type and `rowBytes` bytes, the first at `start`;
 * `back` is the distance in bytes to the same sample of the pixel before.
 * Answers the number of the first row whose filter type is above 4, or -1.
 */
export function unfilterRows(bytes: Uint8Array, start: number, rowBytes: number, rows: number, back: number): number {
  const stride = rowBytes + 1;
  for (let row = 0; row < rows; row += 1) {
    const from = start + row * stride + 1;
    const to = from + rowBytes;
    const type = bytes[from - 1] ?? 0;
    // Above the first row stand zeros: Up is nothing then, and Paeth is Sub.
    if (type === 1 || (type === 4 && row === 0)) unfilterSub(bytes, from, to, back);
    else if (type === 2 && row > 0) unfilterUp(bytes, from, to, stride);
    else if (type === 3 && row === 0) unfilterFirstAverage(bytes, from, to, back);
    else if (type === 3) unfilterAverage(bytes, from, to, stride, back);
    else if (type === 4) unfilterPaeth(bytes, from, to, stride, back);
    else if (type > 4) return row;
  }
  return -1;
}

function unfilterSub(bytes: Uint8Array, from: number, to: number, back: number): void {
  for (let at = from + back; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - back] ?? 0);
}

function unfilterUp(bytes: Uint8Array, from: number, to: number, stride: number): void {
  for (let at = from; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - stride] ?? 0);
}

function unfilterFirstAverage(bytes: Uint8Array, from: number, to: number, back: number): void {
  for (let at = from + back; at < to; at += 1) bytes[at] = (bytes[at] ?? 0) + ((bytes[at - back] ?? 0) >> 1);
}

function unfilterAverage(bytes: Uint8Array, from: number, to: number, stride: number, back: number): void {
  const first = Math.min(from + back, to);
  for (let at = from; at < first; at += 1) bytes[at] = (bytes[at] ?? 0) + ((bytes[at - stride] ?? 0) >> 1);
  for (let at = first; at < to; at += 1) {
    bytes[at] = (bytes[at] ?? 0) + (((bytes[at - back] ?? 0) + (bytes[at - stride] ?? 0)) >> 1);
  }
}

function unfilterPaeth(bytes: Uint8Array, from: number, to: number, stride: number, back: number): void {
  const first = Math.min(from + back, to);
  for (let at = from; at < first; at += 1) bytes[at] = (bytes[at] ?? 0) + (bytes[at - stride] ?? 0);
  for (let at = first; at < to; at += 1) {
    const left = bytes[at - back] ?? 0;
    const above = bytes[at - stride] ?? 0;
    const corner = bytes[at - stride - back] ?? 0;
    // The distances of left, above and corner to left + above - corner.
    const toLeft = Math.abs(above - corner);
    const toAbove = Math.abs(left - corner);
    const toCorner = Math.abs(left + above - corner - corner);
    const nearest = toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    bytes[at] = (bytes[at] ?? 0) + nearest;
  }
}
