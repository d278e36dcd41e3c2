import { describe, expect, test } from 'vitest';
import { FaultList, faultSentence, maxFaults } from '../../../src/packer/archive/faults.ts';

describe('faultSentence', () => {
  test.each([
    ['the gap after asset 3 is not zero', 'The gap after asset 3 is not zero.'],
    ['more than 1000 faults; the rest are not listed', 'More than 1000 faults; the rest are not listed.'],
    ['header /asset_table/0: is wrong', 'Header /asset_table/0: is wrong.'],
    ['header_len is 7, not 8', 'header_len is 7, not 8.'],
    ['preload.json is not there.', 'preload.json is not there.'],
    ['asset_table_metadata.json /checksum is wrong', 'asset_table_metadata.json /checksum is wrong.'],
  ])('%s', (message, sentence) => {
    expect(faultSentence(message)).toBe(sentence);
  });
});

describe('FaultList', () => {
  test('lists so many, then says that there are more, and no further', () => {
    const list = new FaultList();
    for (let at = 0; at < maxFaults + 5; at += 1) list.add({ code: 'gap_not_zero', message: 'x', part: 'gap', byte: at });
    expect(list.length).toBe(maxFaults + 1);
    expect(list.all.at(-1)?.code).toBe('too_many_faults');
    expect(list.isFull).toBe(true);
  });
});
