import { expect, test } from 'vitest';
import { FactStore } from '../../../src/packer/snapshot/fact-store.ts';
import { plainWalker } from '../../support/walkers.ts';

const subject = { sha256: 'aa', family: 'data_bank', path: 'x/y.PNG', role: 'input', depth: 'header' } as const;

test('facts are found again by content, family, role, depth and extension', () => {
  const store = new FactStore([plainWalker]);
  store.put(subject, { a: 1 });
  expect(store.get('aa', 'data_bank', 'other.png', 'input', 'header')).toEqual({ a: 1 });
  expect(store.get('bb', 'data_bank', 'x/y.PNG', 'input', 'header')).toBeUndefined();
  expect(store.get('aa', 'tile_bank', 'x/y.PNG', 'input', 'header')).toBeUndefined();
  expect(store.get('aa', 'data_bank', 'x/y.gif', 'input', 'header')).toBeUndefined();
  expect(store.get('aa', 'data_bank', 'x.PNG/y', 'input', 'header')).toBeUndefined();
  expect(store.get('aa', 'data_bank', 'x/y.PNG', 'parameter', 'header')).toBeUndefined();
  expect(store.get('aa', 'data_bank', 'x/y.PNG', 'input', 'content')).toBeUndefined();
});

test('beyond the capacity those unused for longest go', () => {
  const store = new FactStore([plainWalker], 2);
  store.put({ ...subject, sha256: '1' }, {});
  store.put({ ...subject, sha256: '2' }, {});
  store.get('1', 'data_bank', 'x.png', 'input', 'header');
  store.put({ ...subject, sha256: '3' }, {});
  expect(['1', '2', '3'].map((sha) => store.get(sha, 'data_bank', 'x.png', 'input', 'header') !== undefined)).toEqual([true, false, true]);
});

test('what was learnt rises with every fact, also with one that drives out another, and with none twice', () => {
  const store = new FactStore([plainWalker], 1);
  store.put({ ...subject, sha256: '1' }, {});
  store.put({ ...subject, sha256: '2' }, {});
  expect(store.learnt).toBe(2);
  store.put({ ...subject, sha256: '2' }, {});
  expect(store.learnt).toBe(2);
});
