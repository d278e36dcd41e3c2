import { seeded } from '../random.ts';
import type { Sound } from '../wav.ts';
import { add, echo, faded, levelled, noise, pluck, sequence, tone, waves } from './synth.ts';
import type { Signal } from './synth.ts';

/** Sines that all end where they began after `seconds`: a loop without a seam. Pitches are multiples of 1/seconds. */
function drone(rate: number, seconds: number, partials: readonly (readonly [number, number])[], beat: number): Signal {
  return Float64Array.from({ length: rate * seconds }, (_, at) => {
    const time = at / rate;
    const sway = 0.82 + 0.18 * Math.sin(time * 2 * Math.PI * beat);
    return sway * partials.reduce((sum, [pitch, level]) => sum + level * Math.sin(time * 2 * Math.PI * pitch), 0);
  });
}

/** Noise behind a low-pass that has already run once around the loop, so that its end meets its start. */
function circularNoise(rate: number, seconds: number, corner: number, seed: number): Signal {
  const random = seeded(seed);
  const raw = Float64Array.from({ length: rate * seconds }, () => random() * 2 - 1);
  const keep = 1 - Math.exp((-2 * Math.PI * corner) / rate);
  const out = new Float64Array(raw.length);
  let held = 0;
  for (let at = 0; at < raw.length * 2; at++) {
    held += keep * ((raw[at % raw.length] ?? 0) - held);
    out[at % raw.length] = held;
  }
  return out;
}

/** The Kestrel at rest. The whole sound is the loop. */
export function hum(): Sound {
  const rate = 22050;
  const body = drone(rate, 1, [[55, 1], [110, 0.55], [165, 0.32], [220, 0.22], [331, 0.12], [443, 0.06]], 4);
  add(body, circularNoise(rate, 1, 400, 7), 0, 0.5);
  return { rate, format: 's16', channels: levelled([body], 0.7), loop: [0, body.length - 1] };
}

/** Full thrust: comes up for 0.3 s, then goes round. */
export function thrust(): Sound {
  const rate = 32000;
  const round = circularNoise(rate, 1, 900, 9);
  add(round, drone(rate, 1, [[64, 0.16], [96, 0.12], [128, 0.08]], 8), 0);
  const rise = round.length * 0.3;
  const all = new Float64Array(rise + round.length);
  all.forEach((_, at) => (all[at] = (round[(at + round.length - rise) % round.length] ?? 0) * Math.min(1, at / rise)));
  return { rate, format: 's24', channels: levelled([all], 0.8), loop: [rise, all.length - 1] };
}

/** The warning before a boss: up and down, twice a second, and the loop is one of those. */
export function siren(): Sound {
  const rate = 11025;
  const seconds = 1;
  let phase = 0;
  const wail = Float64Array.from({ length: rate * seconds }, (_, at) => {
    const pitch = 660 + 220 * Math.sin((at / rate) * 2 * Math.PI - Math.PI / 2);
    const sung = Math.sin(phase * 2 * Math.PI) + 0.35 * Math.sin(phase * 6 * Math.PI);
    phase += pitch / rate;
    return sung;
  });
  return { rate, format: 'u8', channels: levelled([wail], 0.75), loop: [0, wail.length - 1], title: 'warning' };
}

/** The shield's last moments: four beeps that fall. */
export function shieldDown(): Sound {
  const rate = 44100;
  const beep = (pitch: number): Signal => tone(rate, 0.18, () => pitch, waves.square, pluck(0.003, 0.04));
  const all = echo(rate, sequence(rate, 0.12, [880, 740, 622, 440].map(beep)), 0.15, 0.28, 0.3);
  add(all, noise(rate, 0.5, () => 1800, pluck(0.01, 0.08), 12), 0, 0.4);
  return { rate, format: 's16', channels: levelled([faded(rate, all, 0.002, 0.1)], 0.8) };
}
