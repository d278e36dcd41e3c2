import { expect, test } from 'vitest';
import { isOneTypoAway } from '../../../src/packer/diagnostics/one-typo.ts';

test.each([
  ['colums', 'columns'],
  ['columnns', 'columns'],
  ['colunns', 'columns'],
  ['comlumns', 'columns'],
  ['clo', 'col'],
  ['columnx', 'columns'],
  ['tileSize', 'tile_size'],
  ['TILE-SIZE', 'tile_size'],
  ['', 'a'],
])('%j is one typing error from %j', (word, other) => {
  expect([isOneTypoAway(word, other), isOneTypoAway(other, word)]).toEqual([true, true]);
});

test.each([
  ['columns', 'columns'],
  ['colum', 'columns'],
  ['cxlxmns', 'columns'],
  ['abc', 'cba'],
  ['slot', 'tiles'],
  ['', 'ab'],
])('%j is not one typing error from %j', (word, other) => {
  expect([isOneTypoAway(word, other), isOneTypoAway(other, word)]).toEqual([false, false]);
});
