/** Lowest and highest sample of a stretch, −1 … 1. */
export interface Peak {
  readonly low: number;
  readonly high: number;
}

/** Pairs of signed bytes, as the packer gives them. */
export function readPeaks(bytes: Uint8Array): readonly Peak[] {
  const signed = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(signed.length / 2) }, (_, at) => ({
    low: (signed[at * 2] ?? 0) / 128,
    high: (signed[at * 2 + 1] ?? 0) / 127,
  }));
}

/** A bar of a waveform in pixels from the top. */
export interface Bar {
  readonly top: number;
  readonly height: number;
}

/** As many bars as there are columns; a column that covers several stretches shows all that is in them. */
export function barsOf(peaks: readonly Peak[], columns: number, height: number): readonly Bar[] {
  if (peaks.length === 0) return [];
  const middle = height / 2;
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.floor((column * peaks.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * peaks.length) / columns));
    const covered = peaks.slice(from, to);
    const high = Math.max(...covered.map((peak) => peak.high));
    const low = Math.min(...covered.map((peak) => peak.low));
    const top = Math.floor(middle - high * middle);
    // Silence is a line, not nothing.
    return { top, height: Math.max(1, Math.ceil(middle - low * middle) - top) };
  });
}
