/**
 * `floor(x · to / from + 0.5)`: frames and loop points at another rate (formats.md §2). Written over whole
 * numbers: with clips of at most 10 minutes and rates of at most 384 kHz nothing here passes 2^53.
 */
export function scaleFrames(frames: number, from: number, to: number): number {
  return from === to ? frames : Math.floor((2 * frames * to + from) / (2 * from));
}
