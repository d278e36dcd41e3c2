/** A clip as far as its time goes. Frames of the packed clip. */
export interface Timed {
  readonly frames: number;
  readonly rate: number;
  readonly loop?: { readonly start: number; readonly end: number } | undefined;
}

/** The frame that sounds after so many seconds; nothing when the clip is over. */
export function playheadFrame(seconds: number, from: number, { frames, rate, loop }: Timed, looping: boolean): number | undefined {
  const frame = Math.floor(from + seconds * rate);
  if (!looping) return frame < frames ? frame : undefined;
  const start = loop?.start ?? 0;
  const end = loop?.end ?? frames;
  if (frame < end || end <= start) return Math.min(frame, Math.max(0, frames - 1));
  return start + ((frame - end) % (end - start));
}

/** `0:02.45`, from a minute on; `2.45 s` below. */
export function formatSeconds(frames: number, rate: number): string {
  const seconds = frames / rate;
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  return `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, '0')} min`;
}
