import { seeded } from '../random.ts';

/** One channel of sound: samples of -1 … 1. */
export type Signal = Float64Array;

/** A value over time, seconds. */
export type Curve = (time: number) => number;

export type Wave = (phase: number) => number;

/** Waves by phase of 0 … 1; all start at 0 or cross it softly. */
export const waves = {
  sine: (phase) => Math.sin(phase * 2 * Math.PI),
  triangle: (phase) => 1 - 4 * Math.abs(((phase + 0.25) % 1) - 0.5),
  saw: (phase) => ((phase + 0.5) % 1) * 2 - 1,
  square: (phase) => (phase < 0.5 ? 0.7 : -0.7),
  pulse: (phase) => (phase < 0.25 ? 0.9 : -0.3),
} as const satisfies Record<string, Wave>;

/** Attack to full, then a fall by half every `half` seconds. */
export function pluck(attack: number, half: number): Curve {
  return (time) => (time < attack ? time / attack : 2 ** (-(time - attack) / half));
}

/** From one value to another over `seconds`, evenly in pitch. */
export function glide(from: number, to: number, seconds: number): Curve {
  return (time) => from * (to / from) ** Math.min(1, time / seconds);
}

/** An oscillator, four samples for each one kept, so that edges of squares and saws do not whistle. */
export function tone(rate: number, seconds: number, pitch: Curve, wave: Wave, gain: Curve): Signal {
  const over = 4;
  let phase = 0;
  return Float64Array.from({ length: Math.round(rate * seconds) }, (_, at) => {
    const time = at / rate;
    const step = pitch(time) / rate / over;
    let sum = 0;
    for (let part = 0; part < over; part++) {
      sum += wave(phase);
      phase = (phase + step) % 1;
    }
    return (sum / over) * gain(time);
  });
}

/** Noise behind a low-pass whose corner moves, Hz. */
export function noise(rate: number, seconds: number, corner: Curve, gain: Curve, seed: number): Signal {
  const random = seeded(seed);
  let [one, two] = [0, 0];
  return Float64Array.from({ length: Math.round(rate * seconds) }, (_, at) => {
    const keep = 1 - Math.exp((-2 * Math.PI * Math.min(corner(at / rate), rate * 0.45)) / rate);
    one += keep * (random() * 2 - 1 - one);
    two += keep * (one - two);
    return two * gain(at / rate) * 2.4;
  });
}

/** Adds `from` into `into` at a time; past the end it comes in again at the start when `wraps`. */
export function add(into: Signal, from: Signal, start: number, level = 1, wraps = false): void {
  from.forEach((value, at) => {
    const place = wraps ? (start + at) % into.length : start + at;
    if (place < into.length) into[place] = (into[place] ?? 0) + value * level;
  });
}

/** All together, as long as the longest. */
export function mix(...parts: readonly Signal[]): Signal {
  const all = new Float64Array(Math.max(0, ...parts.map((part) => part.length)));
  for (const part of parts) add(all, part, 0);
  return all;
}

/** One after another, each starting `apart` seconds after the one before. */
export function sequence(rate: number, apart: number, parts: readonly Signal[]): Signal {
  const step = Math.round(rate * apart);
  const all = new Float64Array(Math.max(0, ...parts.map((part, at) => at * step + part.length)));
  parts.forEach((part, at) => add(all, part, at * step));
  return all;
}

/** Repeats that grow fainter; the sound grows by `tail` seconds to hold them. */
export function echo(rate: number, dry: Signal, delay: number, feedback: number, tail: number): Signal {
  const all = new Float64Array(dry.length + Math.round(rate * tail));
  all.set(dry);
  const step = Math.round(rate * delay);
  for (let at = step; at < all.length; at++) all[at] = (all[at] ?? 0) + (all[at - step] ?? 0) * feedback;
  return all;
}

/** The largest sample of all channels becomes `peak`: loud, and never clipped. */
export function levelled(channels: readonly Signal[], peak = 0.88): Signal[] {
  const most = Math.max(...channels.map((channel) => channel.reduce((top, value) => Math.max(top, Math.abs(value)), 0)));
  return channels.map((channel) => channel.map((value) => (value * peak) / most));
}

/** Starts and ends at nothing, so that nothing clicks. */
export function faded(rate: number, signal: Signal, into = 0.002, out = 0.02): Signal {
  const [first, last] = [rate * into, rate * out];
  return signal.map((value, at) => value * Math.min(1, at / first, (signal.length - 1 - at) / last));
}

/** A note's pitch in Hz: `A4` is 440; `C#5`. */
export function note(name: string): number {
  const [, letter = 'A', sharp, octave = '4'] = /^([A-G])(#?)(\d)$/u.exec(name) ?? [];
  const step = { C: -9, D: -7, E: -5, F: -4, G: -2, A: 0, B: 2 }[letter] ?? 0;
  return 440 * 2 ** ((step + (sharp ? 1 : 0)) / 12 + Number(octave) - 4);
}
