import { wavFile } from '../../../support/wav.ts';
import type { AssetSpec } from '../../../support/workspace.ts';
import { instance } from './doctor-workspace.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';

/** A sound bank of these clips at 11025 Hz; the first entry of its inputs is in line 8. */
function clips(root: string, files: Readonly<Record<string, Uint8Array>>): AssetSpec {
  const declaration = {
    family: 'sound_bank',
    inputs: { clips: Object.keys(files) },
    output: { format: 'SOUNDS/pcm16_v1', sample_rate: 11025 },
  };
  return { root, declaration, files };
}

const fourFrames = [0, 1, 2, 3];
const pcm = wavFile({ rate: 11025, samples: fourFrames });
const looping = (start: number, end: number, type = 0, rate = 11025): Uint8Array => wavFile({ rate, samples: fourFrames, loops: [{ start, end, type }] });

/**
 * dwStart of the first loop: RIFF 12, `fmt ` 24, the head of `data` 8, four 16-bit frames, the head of `smpl` 8 and
 * its 36 bytes before the loops, dwCuePointID and dwType 8.
 */
const firstLoop = 12 + 24 + 8 + 8 + 8 + 36 + 8;

const assets: readonly AssetSpec[] = [
  clips('name', { 'a.wav': pcm, 'a.wave': pcm }),
  clips('empty', { 'a.wav': wavFile({ rate: 11025 }) }),
  // Frame 0 alone at 44100 Hz is no frame at 11025 Hz.
  clips('loop-vanishes', { 'a.wav': looping(0, 0, 0, 44100) }),
  clips('loop-direction', { 'a.wav': looping(0, 3, 1) }),
  clips('loop-outside', { 'a.wav': looping(0, 4) }),
  clips('too-long', { 'a.wav': wavFile({ bits: 8, rate: 10, samples: new Float64Array(6001).fill(128) }) }),
  clips('clipping', { 'a.wav': wavFile({ rate: 11025, encoding: 'float', bits: 32, samples: [0, 0.5, -1.5, 2] }) }),
  clips('non-finite', { 'a.wav': wavFile({ rate: 11025, encoding: 'float', bits: 64, samples: [0, NaN] }) }),
  clips('partial', { 'a.wav': wavFile({ rate: 11025, samples: fourFrames, partialFrame: [7] }) }),
  clips('damaged', { 'a.wav': new TextEncoder().encode('RIFX') }),
  clips('unsupported', { 'a.wav': wavFile({ rate: 11025, channels: 3, samples: [0, 0, 0] }) }),
];

/** What can be wrong with the clips of sound banks. */
export const soundBankWorkspaces: readonly DoctorWorkspace[] = [
  {
    name: 'sound banks',
    spec: { assets },
    holds: [
      instance('wav_clipping', 'warning', 'clipping/a.wav', { sample: 2 }),
      instance('wav_damaged', 'error', 'damaged/a.wav', { byte: 0 }),
      instance('sound_empty_clip', 'warning', 'empty/a.wav'),
      instance('wav_loop_direction', 'warning', 'loop-direction/a.wav', { byte: firstLoop }),
      instance('wav_loop_outside', 'error', 'loop-outside/a.wav', { byte: firstLoop }),
      instance('sound_loop_vanishes', 'warning', 'loop-vanishes/a.wav', { byte: firstLoop }),
      instance('sound_duplicate_name', 'error', 'name/asset.json', { line: 9 }),
      instance('wav_non_finite_sample', 'error', 'non-finite/a.wav', { sample: 1 }),
      instance('wav_partial_frame', 'warning', 'partial/a.wav', { byte: 12 + 24 + 8 + 8 }),
      instance('sound_too_long', 'error', 'too-long/a.wav', { sample: 6000 }),
      // nChannels: RIFF 12, the head of `fmt ` 8, wFormatTag 2.
      instance('wav_unsupported', 'error', 'unsupported/a.wav', { byte: 22 }),
    ],
  },
];
