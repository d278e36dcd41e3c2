import { expect, test } from 'vitest';
import { wavFile } from '../../../support/wav.ts';
import { diagnosed } from '../diagnosed.ts';

function unknownKeys(declaration: Readonly<Record<string, unknown>>): readonly string[] {
  return diagnosed({ assets: [{ root: 'bank', declaration, files: { 'a.bin': 'a' } }] }).map(
    ({ code, severity, message, place }) => `${code} ${severity} ${place.field ?? ''} ${message}`,
  );
}

const format = 'DATA/blob_v1';
const code = 'declaration_unknown_key info';

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a letter too many', { preloads: {} }, `${code} /preloads "preloads" means nothing here; "preload" would.`],
  ['a letter too few', { output: { format, codc: 'NONE' } }, `${code} /output/codc "codc" means nothing here; "codec" would.`],
  ['a wrong letter', { preload: { slot: 1, slut: 2 } }, `${code} /preload/slut "slut" means nothing here; "slot" would.`],
  ['two letters exchanged', { inputs: { files: ['**'], flies: [] } }, `${code} /inputs/flies "flies" means nothing here; "files" would.`],
  ['another case', { Preload: {} }, `${code} /Preload "Preload" means nothing here; "preload" would.`],
])('%s', (_, declaration, message) => {
  expect(unknownKeys(declaration)).toEqual([message]);
});

test('the parameters of the family are among the known keys', () => {
  const clip = wavFile({ samples: [1, 2, 3] });
  const declaration = {
    family: 'sound_bank',
    inputs: { clips: ['a.wav'] },
    output: { format: 'SOUNDS/pcm16_v1', 'sample-rate': 22050, channels: 1 },
  };
  const [first, ...others] = diagnosed({ assets: [{ root: 'bank', declaration, files: { 'a.wav': clip } }] });
  expect(first).toMatchObject({ code: 'declaration_unknown_key', place: { field: '/output/sample-rate', line: 13 } });
  expect(others).toEqual([]);
});

test('keys of other programs are left in peace', () => {
  expect(unknownKeys({ editor: { zoom: 2 }, tags: ['x'], output: { format, quality: 9 } })).toEqual([]);
});
