import { describe, expect, it } from 'vitest';
import { previewPath } from '../../../src/contract/browser-host.ts';
import { parsePartTarget } from '../../../src/hosts/browser/preview-part.ts';

const key = 'ab'.repeat(32);
const reference = { project_id: '0123456789abcdef', asset_id: 7, key, part: 'clip-12' };

describe('the address of a part', () => {
  it('is taken apart into ids', () => {
    expect(parsePartTarget(previewPath(reference))).toEqual({ project_id: '0123456789abcdef', asset: { asset_id: 7 }, key, part: 'clip-12' });
  });

  it('is nothing in any other spelling', () => {
    const good = previewPath(reference);
    const others = [
      good.replace('/7/', '/07/'),
      good.replace('/7/', '/0/'),
      good.replace('/7/', '/-7/'),
      good.replace('/7/', '/7.0/'),
      good.replace('/7/', '/4294967295/'),
      good.replace(key, key.toUpperCase()),
      good.replace(key, key.slice(1)),
      good.replace('clip-12', 'clip-1234567'),
      good.replace('clip-12', 'Clip'),
      good.replace('0123456789abcdef', '..'),
      good.replace('0123456789abcdef', '%30123456789abcdef'),
      `${good}/`,
      `${good}?x`,
      `/${good}`,
      '/preview',
      '/preview/',
    ];
    expect(others.filter((target) => parsePartTarget(target) !== undefined)).toEqual([]);
  });
});
