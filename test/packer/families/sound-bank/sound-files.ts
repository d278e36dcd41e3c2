import { bytesSource } from '../../../../src/base/byte-source.ts';
import type { ByteSource } from '../../../../src/base/byte-source.ts';
import type { Finding } from '../../../../src/packer/families/family.ts';
import { soundBank } from '../../../../src/packer/families/sound-bank/sound-bank.ts';
import { codesOf, findingsOf, packed } from '../../../support/family-asset.ts';
import type { Files } from '../../../support/family-asset.ts';
import type { WavRecipe } from '../../../support/wav.ts';
import { riffFile, formatBody } from '../../../support/wav.ts';

/** A WAV file of this format whose `data` holds exactly these bytes. */
export function wavOfBytes(format: WavRecipe, data: readonly number[]): Uint8Array {
  return riffFile([
    { id: 'fmt ', body: formatBody(format) },
    { id: 'data', body: Uint8Array.from(data) },
  ]);
}

/** The s16 values a file becomes in a bank with these parameters. */
export function converted(file: Uint8Array, output: object = {}): readonly number[] {
  const { payload, metadata } = packed(soundBank, 'clips', { 'clip.wav': file }, output);
  const clip = soundBank.decode(bytesSource(payload), metadata).clips[0]!;
  return [...clip.read(0, clip.frames)];
}

/** What a rule says of clips in a bank of 44100 Hz mono, or with these parameters. */
export function soundFindings(code: string, files: Files, output: object = {}): readonly Finding[] {
  return findingsOf(soundBank, code, 'clips', files, output);
}

/** The codes of everything the sound bank's rules say of these clips. */
export function soundCodes(files: Files, output: object = {}): readonly string[] {
  return codesOf(soundBank, 'clips', files, output);
}

/**
 * A source as unkind as the port allows: it throws when it is read outside its bytes, hands out a Node buffer
 * that does not begin where its memory begins, and overwrites it at the next call.
 */
export function strictSource(bytes: Uint8Array): ByteSource {
  const memory = Buffer.alloc(bytes.length + 3);
  return {
    size: bytes.length,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > bytes.length) {
        throw new RangeError(`read of ${length} bytes at ${offset} of ${bytes.length}`);
      }
      memory.fill(0xee);
      memory.set(bytes.subarray(offset, offset + length), 3);
      return memory.subarray(3, 3 + length);
    },
  };
}

/** Whole numbers that look random and are the same everywhere: a linear congruence on 32 bits. */
export function* scrambled(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}
