import type { SampleFormat, Sound } from '../wav.ts';
import { add, echo, faded, glide, levelled, mix, noise, note, pluck, sequence, tone, waves } from './synth.ts';
import type { Signal, Wave } from './synth.ts';

function mono(rate: number, format: SampleFormat, signal: Signal, peak = 0.88): Sound {
  return { rate, format, channels: levelled([faded(rate, signal)], peak) };
}

/** The bolt of the Kestrel: a falling pulse with a bright start. */
export function laser(): Sound {
  const rate = 44100;
  const body = tone(rate, 0.22, glide(1900, 220, 0.2), waves.pulse, pluck(0.002, 0.05));
  const edge = tone(rate, 0.22, glide(3800, 440, 0.12), waves.triangle, pluck(0.001, 0.02));
  return mono(rate, 's16', mix(body, edge));
}

/** Three bolts, a hair apart and apart in pitch. */
export function spread(): Sound {
  const rate = 48000;
  const bolt = (from: number): Signal => tone(rate, 0.16, glide(from, 300, 0.15), waves.square, pluck(0.002, 0.04));
  return mono(rate, 's24', sequence(rate, 0.028, [bolt(1500), bolt(1800), bolt(2200)]), 0.8);
}

/** A rocket that leaves its rail. */
export function missile(): Sound {
  const rate = 22050;
  const burn = noise(rate, 0.7, glide(500, 3200, 0.35), (time) => Math.min(1, time * 14) * Math.exp(-time * 4.5), 5);
  const push = tone(rate, 0.7, glide(150, 60, 0.5), waves.triangle, pluck(0.01, 0.1));
  return mono(rate, 'u8', mix(burn, push));
}

/** A charged shot: two saws that beat, then let go. */
export function plasma(): Sound {
  const rate = 96000;
  const saw = (from: number): Signal => tone(rate, 0.5, (time) => (time < 0.22 ? from * (1 + time * 5) : from * 2.1 * Math.exp(-(time - 0.22) * 5)), waves.saw, (time) => (time < 0.22 ? time / 0.22 : Math.exp(-(time - 0.22) * 9)));
  return { ...mono(rate, 's24', mix(saw(180), saw(183.4)), 0.85), extensible: true };
}

/** The beam: an attack, then half a second that repeats for as long as the button is held. */
export function beam(): Sound {
  const rate = 32000;
  const held = (pitch: number, wave: Wave, level: number): Signal => tone(rate, 0.7, () => pitch, wave, (time) => level * Math.min(1, time / 0.18));
  const wobble = tone(rate, 0.7, () => 880, waves.triangle, (time) => Math.min(1, time / 0.18) * (0.3 + 0.3 * Math.sin(time * 2 * Math.PI * 12)));
  const channels = levelled([mix(held(220, waves.saw, 0.5), held(330, waves.triangle, 0.5), wobble)], 0.7);
  return { rate, format: 'f32', channels, loop: [rate * 0.2, rate * 0.7 - 1] };
}

/** A burst of size 0 … 1: deeper, longer and with more of an echo the larger it is. */
function burst(rate: number, size: number, seed: number): Signal {
  const length = 0.45 + size * 1.5;
  const crack = noise(rate, length, glide(6000 - size * 2500, 160, length * 0.8), (time) => Math.exp((-time * 5) / (0.5 + size)), seed);
  const thud = tone(rate, length, glide(150 - size * 60, 32, length * 0.6), waves.sine, pluck(0.004, 0.12 + size * 0.2));
  const all = mix(crack, thud);
  return size > 0.3 ? echo(rate, all, 0.13, 0.32, 0.5) : all;
}

export function smallBurst(): Sound {
  return mono(11025, 'u8', burst(11025, 0.05, 3));
}

export function largeBurst(): Sound {
  return mono(32000, 'f32', faded(32000, burst(32000, 0.35, 8), 0.002, 0.3));
}

/** What is left of a boss: bursts from left to right, then the large one. */
export function bossBurst(): Sound {
  const rate = 22050;
  const places = [[0, 0.1, 0.9], [0.21, 0.15, 0.2], [0.38, 0.2, 0.75], [0.55, 0.95, 0.5]] as const;
  const channels = [0, 1].map((side) => {
    const all = new Float64Array(Math.round(rate * 2.9));
    places.forEach(([time, size, right], at) => add(all, burst(rate, size, 20 + at), Math.round(rate * time), (side ? right : 1 - right) * (0.5 + size)));
    return faded(rate, all, 0.002, 0.5);
  });
  return { rate, format: 's16', channels: levelled(channels) };
}

function bell(rate: number, pitch: number, seconds = 0.5): Signal {
  const partial = (times: number, level: number, half: number): Signal => tone(rate, seconds, () => pitch * times, waves.sine, (time) => level * pluck(0.002, half)(time));
  return mix(partial(1, 1, 0.09), partial(2.01, 0.4, 0.05), partial(3.02, 0.22, 0.03), partial(5.4, 0.08, 0.012));
}

function chime(rate: number, names: readonly string[], apart: number): Signal {
  return echo(rate, sequence(rate, apart, names.map((name) => bell(rate, note(name)))), 0.11, 0.3, 0.3);
}

/** The same chime for both ears, the right one a moment later. */
export function pickup(): Sound {
  const rate = 44100;
  const left = chime(rate, ['E5', 'G5', 'B5', 'E6'], 0.055);
  const right = new Float64Array(left.length);
  add(right, left, Math.round(rate * 0.012), 0.94);
  return { rate, format: 's16', channels: levelled([left, right].map((side) => faded(rate, side, 0.001, 0.12))) };
}

export function coin(): Sound {
  return { ...mono(48000, 's16', chime(48000, ['B5', 'E6'], 0.07)), title: 'coin' };
}

export function gem(): Sound {
  return mono(32000, 's32', faded(32000, chime(32000, ['A5', 'C#6', 'E6', 'A6'], 0.04), 0.001, 0.1), 0.8);
}

export function extraLife(): Sound {
  return mono(44100, 's16', faded(44100, chime(44100, ['C5', 'E5', 'G5', 'C6', 'E6', 'G6'], 0.09), 0.001, 0.15));
}

function blip(rate: number, names: readonly string[], apart: number, wave: Wave): Signal {
  return sequence(rate, apart, names.map((name) => tone(rate, 0.09, () => note(name), wave, pluck(0.002, 0.018))));
}

export function move(): Sound {
  return mono(22050, 'u8', blip(22050, ['A5'], 0.05, waves.square), 0.6);
}

export function confirm(): Sound {
  return mono(44100, 's16', blip(44100, ['E5', 'A5', 'E6'], 0.05, waves.pulse), 0.7);
}

export function cancel(): Sound {
  return mono(44100, 's16', blip(44100, ['A5', 'D5'], 0.06, waves.pulse), 0.7);
}

/** A letter of a dialogue, short enough to be said often. */
export function letter(): Sound {
  return mono(11025, 's16', tone(11025, 0.04, () => 620, waves.triangle, pluck(0.003, 0.012)), 0.5);
}
