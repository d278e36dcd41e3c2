import type { ClipPreview } from './decode.ts';

/** Stretches a clip is drawn in at most. */
const mostStretches = 1024;
/** Frames read at once. */
const pieceFrames = 1 << 16;

/**
 * Lowest and highest sample, as signed bytes, of each of at most 1,024 equal stretches of a clip; all channels
 * together. Rounded outwards, so that what is there is never drawn as silence.
 */
export function peaksOf(clip: Pick<ClipPreview, 'frames' | 'read'>, channels: number): Int8Array {
  const stretches = Math.min(mostStretches, clip.frames);
  const lowest = new Int16Array(stretches).fill(32_767);
  const highest = new Int16Array(stretches).fill(-32_768);
  for (let done = 0; done < clip.frames; done += pieceFrames) {
    const samples = clip.read(done, Math.min(pieceFrames, clip.frames - done));
    for (let at = 0; at < samples.length; at++) {
      const stretch = Math.floor(((done + Math.floor(at / channels)) * stretches) / clip.frames);
      const sample = samples[at] ?? 0;
      if (sample < (lowest[stretch] ?? 0)) lowest[stretch] = sample;
      if (sample > (highest[stretch] ?? 0)) highest[stretch] = sample;
    }
  }
  return Int8Array.from({ length: stretches * 2 }, (_, at) => {
    const stretch = at >> 1;
    return at % 2 === 0 ? Math.floor((lowest[stretch] ?? 0) / 256) : Math.min(127, Math.ceil((highest[stretch] ?? 0) / 256));
  });
}
