import { describe, expect, it } from 'vitest';
import { diskOf } from '../../../support/change-project.ts';
import { changed, changedLines, refused } from './changed.ts';

const file = 'assets/a/asset.json';
const edit = (...edits: { pointer: string; value?: string | number | string[] }[]) => ({ kind: 'update_declaration', asset: { asset_id: 1 }, edits }) as const;

describe('update_declaration', () => {
  it('sets and removes values in place, and leaves every other line as it is', async () => {
    const disk = diskOf({ root: 'a', declaration: { author: 'me', licence: 'none' } });
    const { difference } = await changed(disk, [edit({ pointer: '/author', value: 'you' }, { pointer: '/licence' })]);
    expect(Object.keys(difference)).toEqual([file]);
    expect(changedLines(difference[file])).toEqual({ gone: ['  "author": "me",', '  "licence": "none"'], come: ['  "author": "you"'] });
  });

  it('shows what the rules would say of it', async () => {
    const { preview } = await changed(diskOf({ root: 'a', files: { x: 'x' } }), [edit({ pointer: '/inputs/files', value: ['y'] })]);
    expect(preview.diagnostics.appear.map(({ code }) => code)).toEqual(['input_missing']);
  });

  it.each([
    ['/asset_uuid', 'x', 'invalid_request'],
    ['/schema_version', 2, 'invalid_request'],
    ['/family', 'music', 'declaration_invalid'],
    ['/output/format', 'OTHER/x', 'declaration_invalid'],
    ['/inputs', 7, 'declaration_invalid'],
    ['/inputs/files/7', 'x', 'invalid_request'],
    ['/inputs', undefined, 'declaration_invalid'],
  ])('refuses %s = %j', async (pointer, value, code) => {
    const error = await refused(diskOf({ root: 'a' }), edit({ pointer, ...(value === undefined ? {} : { value }) }));
    expect([error.code, error.place?.root]).toEqual([code, 'a']);
  });
});
