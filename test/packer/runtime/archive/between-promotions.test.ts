import { expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { AnswerOf } from '../../../../src/contract/operations.ts';
import { betweenPromotions } from '../../../../src/packer/runtime/archive/between-promotions.ts';
import { tinyDisk, tinyPlace } from '../../../support/tiny-project.ts';

const record = `${tinyPlace}/build/.staging/Abcdefghij0123456789/record.json`;

function verdict(sound: boolean): AnswerOf<'verifyArchive'> {
  return ok({ ok: sound, file: 'build/assets.pa', companions: [], assets: 1, size: 64, faults: [] });
}

function memoryClock(during: () => void = () => undefined) {
  let now = 0;
  return {
    now: () => now,
    pause: (milliseconds: number) => {
      now += milliseconds;
      during();
      return Promise.resolve();
    },
  };
}

it('what is sound counts at once, also while a promotion is under way', async () => {
  const disk = tinyDisk();
  disk.writeFile(record, '{}');
  expect(await betweenPromotions(disk, tinyPlace, () => verdict(true), memoryClock(() => expect.fail('waited')))).toEqual(verdict(true));
});

it('what is wrong and nobody is promoting counts at once', async () => {
  expect(await betweenPromotions(tinyDisk(), tinyPlace, () => verdict(false), memoryClock(() => expect.fail('waited')))).toEqual(verdict(false));
});

it('what is wrong during a promotion is looked at again after it', async () => {
  const disk = tinyDisk();
  disk.writeFile(record, '{}');
  const clock = memoryClock(() => disk.removeFile(record));
  expect(await betweenPromotions(disk, tinyPlace, () => verdict(!disk.stat(record)), clock)).toEqual(verdict(true));
});

it('what is wrong as a promotion begins is looked at again too', async () => {
  const disk = tinyDisk();
  let looks = 0;
  const clock = memoryClock(() => disk.removeFile(record));
  const verify = (): AnswerOf<'verifyArchive'> => {
    looks += 1;
    if (looks === 1) disk.writeFile(record, '{}');
    return verdict(looks > 1);
  };
  expect(await betweenPromotions(disk, tinyPlace, verify, clock)).toEqual(verdict(true));
});

it('what stays wrong behind a record that nobody takes back is told after two seconds', async () => {
  const disk = tinyDisk();
  disk.writeFile(record, '{}');
  const clock = memoryClock();
  expect(await betweenPromotions(disk, tinyPlace, () => verdict(false), clock)).toEqual(verdict(false));
  expect(clock.now()).toBe(2000);
});

it('an unfinished change to assets/ is no promotion', async () => {
  const disk = tinyDisk();
  disk.writeFile(`${tinyPlace}/assets/.prometeu/journal/Abcdefghij0123456789/record.json`, '{}');
  expect(await betweenPromotions(disk, tinyPlace, () => verdict(false), memoryClock(() => expect.fail('waited')))).toEqual(verdict(false));
});
