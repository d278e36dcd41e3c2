import type { Sound } from '../wav.ts';
import { add, echo, faded, glide, levelled, mix, noise, note, pluck, sequence, tone, waves } from './synth.ts';
import type { Signal } from './synth.ts';

const rate = 22050;
/** A sixteenth at 150 beats a minute is a tenth of a second: 2205 frames, so that bars are whole. */
const step = 2205;
const barSteps = 16;

/** Chord tones from the root up, and the bass below them. */
const chords = {
  Am: ['A2', 'A3', 'C4', 'E4'],
  F: ['F2', 'F3', 'A3', 'C4'],
  C: ['C2', 'G3', 'C4', 'E4'],
  G: ['G2', 'G3', 'B3', 'D4'],
  Dm: ['D2', 'F3', 'A3', 'D4'],
  E: ['E2', 'G#3', 'B3', 'E4'],
} as const;

const progression = ['Am', 'F', 'C', 'G', 'Am', 'F', 'Dm', 'E'] as const;

/** The tune, a bar a line: pitch and length in sixteenths. */
const tune = [
  'A4 3 C5 3 E5 4 D5 2 C5 2 B4 2',
  'C5 3 A4 3 F4 4 G4 2 A4 4',
  'G4 3 C5 3 E5 6 D5 2 E5 2',
  'D5 6 B4 4 G4 2 A4 2 B4 2',
  'C5 3 E5 3 A5 6 G5 2 E5 2',
  'F5 3 E5 3 C5 4 A4 2 C5 4',
  'D5 3 F5 3 A5 4 G5 2 F5 2 D5 2',
  'E5 6 G#5 4 B4 2 G#4 2 B4 2',
];

interface Voices {
  readonly left: Signal;
  readonly right: Signal;
}

/** Adds a sound to both sides; `place` 0 is left, 1 right. What passes the loop's end comes in at its start. */
function put({ left, right }: Voices, sound: Signal, at: number, level: number, place: number): void {
  add(left, sound, at * step, level * Math.cos((place * Math.PI) / 2), true);
  add(right, sound, at * step, level * Math.sin((place * Math.PI) / 2), true);
}

function lead(pitch: number, seconds: number): Signal {
  const sung = (time: number): number => pitch * (1 + 0.006 * Math.sin(time * 2 * Math.PI * 5.5) * Math.min(1, time * 4));
  const held = (time: number): number => Math.min(1, time / 0.008, Math.max(0, seconds + 0.05 - time) / 0.06) * (0.72 + 0.28 * Math.exp(-time * 9));
  return mix(tone(rate, seconds + 0.05, sung, waves.pulse, held), tone(rate, seconds + 0.05, (time) => sung(time) * 1.004, waves.triangle, held));
}

function playTune(voices: Voices): void {
  tune.forEach((line, bar) => {
    let at = bar * barSteps;
    const words = line.split(' ');
    for (let word = 0; word < words.length; word += 2) {
      const length = Number(words[word + 1]);
      const sound = echo(rate, lead(note(words[word] ?? 'A4'), (length * step) / rate - 0.03), 0.3, 0.26, 0.9);
      put(voices, sound, at, 0.3, 0.46);
      at += length;
    }
  });
}

function playChords(voices: Voices): void {
  progression.forEach((name, bar) => {
    const [bass, ...tones] = chords[name];
    const order = [0, 1, 2, 1, 2, 1, 0, 2];
    for (let at = 0; at < barSteps; at++) {
      const pitch = note(tones[order[at % 8] ?? 0] ?? 'A3') * (at % 8 === 4 ? 4 : 2);
      put(voices, tone(rate, 0.16, () => pitch, waves.square, pluck(0.003, 0.035)), bar * barSteps + at, 0.13, at % 2 ? 0.82 : 0.18);
      if (at % 2 === 0) {
        const low = note(bass) * (at % 4 === 2 ? 2 : 1);
        put(voices, tone(rate, 0.19, () => low, waves.triangle, (time) => Math.min(1, time / 0.004, (0.19 - time) / 0.03)), bar * barSteps + at, 0.5, 0.5);
      }
    }
    tones.forEach((pad, voice) => {
      const swell = (time: number): number => Math.min(1, time / 0.3, (1.75 - time) / 0.35);
      put(voices, tone(rate, 1.75, (time) => note(pad) * (1 + 0.002 * Math.sin(time * 9)), waves.saw, swell), bar * barSteps, 0.045, voice / 2);
    });
  });
}

function playDrums(voices: Voices): void {
  const kick = tone(rate, 0.2, glide(170, 42, 0.1), waves.sine, pluck(0.002, 0.05));
  const snare = mix(noise(rate, 0.18, () => 7000, pluck(0.001, 0.03), 4), tone(rate, 0.1, glide(260, 150, 0.05), waves.triangle, pluck(0.001, 0.02)));
  const bright = noise(rate, 0.06, () => 9500, pluck(0.001, 0.009), 6);
  const hat = bright.map((value, at) => value - (bright[at - 1] ?? 0));
  for (let at = 0; at < progression.length * barSteps; at++) {
    const beat = at % barSteps;
    if (beat === 0 || beat === 8 || beat === 10) put(voices, kick, at, 0.8, 0.5);
    if (beat === 4 || beat === 12 || (at >= 124 && beat > 12)) put(voices, snare, at, 0.42, 0.54);
    if (beat % 2 === 0) put(voices, hat, at, beat % 4 === 2 ? 0.3 : 0.16, 0.64);
  }
}

/** Eight bars that go round: tune, chords broken into sixteenths, bass, drums; echoes of the end are in the start. */
export function theme(): Sound {
  const length = progression.length * barSteps * step;
  const voices = { left: new Float64Array(length), right: new Float64Array(length) };
  playTune(voices);
  playChords(voices);
  playDrums(voices);
  return { rate, format: 's16', channels: levelled([voices.left, voices.right], 0.9), loop: [0, length - 1], title: 'The Rift Gate' };
}

/** A line of notes over held ones, with an echo. */
function flourish(at: number, names: readonly string[], apart: number, last: readonly string[]): Signal {
  const line = sequence(at, apart, names.map((name) => tone(at, 0.3, () => note(name), waves.pulse, pluck(0.004, 0.08))));
  const chord = mix(...last.map((name) => tone(at, 1.2, (time) => note(name) * (1 + 0.003 * Math.sin(time * 34)), waves.triangle, pluck(0.01, 0.3))));
  const all = new Float64Array(Math.round(at * (names.length * apart + 1.3)));
  add(all, line, 0, 0.8);
  add(all, chord, Math.round(at * names.length * apart), 0.7);
  return faded(at, echo(at, all, apart * 2, 0.25, 0.4), 0.002, 0.3);
}

export function stageClear(): Sound {
  const signal = flourish(rate, ['G4', 'C5', 'E5', 'G5', 'E5', 'G5'], 0.11, ['C4', 'E4', 'G4', 'C5', 'E5']);
  return { rate, format: 's16', channels: levelled([signal]) };
}

export function gameOver(): Sound {
  const signal = flourish(11025, ['E5', 'D5', 'C5', 'B4', 'A4'], 0.2, ['A2', 'E3', 'A3', 'C4']);
  return { rate: 11025, format: 's16', channels: levelled([signal]) };
}
