import { describe, expect, it } from 'vitest';
import { changesOf, countOf, declaredAt, effectiveOf, isEmpty, noDraft, stillOpen, withEdit, withSlot } from '../../../../../renderer/features/inspector/declaration/drafts.ts';
import { details } from '../values.ts';

const columns = { pointer: '/output/columns', default: 16 } as const;

describe('a draft', () => {
  it('has no edit for a value as the author has it', () => {
    const once = withEdit(noDraft, '/output/tile_size', 8, 16);
    expect(countOf(once)).toBe(1);
    expect(isEmpty(withEdit(once, '/output/tile_size', 16, 16))).toBe(true);
  });

  it('has no slot for the slot there is', () => {
    expect(withSlot(noDraft, 3, null)).toEqual({ edits: new Map(), slot: 3 });
    expect(isEmpty(withSlot(withSlot(noDraft, 3, null), null, null))).toBe(true);
  });

  it('becomes one change of the declaration, with the slot beside it', () => {
    const draft = withSlot(withEdit(withEdit(noDraft, '/output/tile_size', 8, 16), '/output/columns', undefined, 4), 2, null);
    expect(changesOf({ asset_id: 4 }, draft)).toEqual([
      { kind: 'update_declaration', asset: { asset_id: 4 }, edits: [{ pointer: '/output/tile_size', value: 8 }, { pointer: '/output/columns' }] },
      { kind: 'set_preload', asset: { asset_id: 4 }, slot: 2 },
    ]);
  });

  it('drops what the author has written in the file meanwhile', () => {
    const draft = withEdit(withEdit(noDraft, '/output/tile_size', 16, 8), '/output/columns', 4, undefined);
    expect([...stillOpen(draft, details()).edits.keys()]).toEqual(['/output/columns']);
  });
});

describe('the value of a parameter', () => {
  it('is what the author wrote', () => {
    expect(effectiveOf(details(), noDraft, { pointer: '/output/tile_size' })).toEqual({ value: 16, own: true, edited: false });
  });

  it('is the default where the author wrote none', () => {
    expect(effectiveOf(details(), noDraft, columns)).toEqual({ value: 16, own: false, edited: false });
  });

  it('is the edit before all else, and the default again when the edit takes the key away', () => {
    const written = details({ declaration: { inputs: {}, output: { columns: 4 } }, parameters: { columns: 4 } });
    expect(effectiveOf(written, withEdit(noDraft, '/output/columns', 9, 4), columns)).toEqual({ value: 9, own: true, edited: true });
    expect(effectiveOf(written, withEdit(noDraft, '/output/columns', undefined, 4), columns)).toEqual({ value: 16, own: false, edited: true });
  });
});

it('a pointer finds what it names, with escaped signs, and nothing beyond', () => {
  const odd = details({ declaration: { inputs: { 'a/b': ['x'] }, output: { palette: { file: 'night.hex' } } } });
  expect(declaredAt(odd, '/inputs/a~1b')).toEqual(['x']);
  expect(declaredAt(odd, '/output/palette/file')).toBe('night.hex');
  expect(declaredAt(odd, '/output/palette/file/deeper')).toBeUndefined();
  expect(declaredAt(odd, '/asset_name')).toBeUndefined();
});
