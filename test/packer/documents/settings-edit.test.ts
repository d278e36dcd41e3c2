import { expect, it } from 'vitest';
import { editSettings } from '../../../src/packer/documents/settings-edit.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const edited = (text: string | undefined, refresh: 'automatic' | 'manual'): string => {
  const result = editSettings(text === undefined ? undefined : bytes(text), { refresh });
  return result.ok ? new TextDecoder().decode(result.value) : result.error.code;
};

it.each([
  ['no file', undefined, 'manual', '{\n  "schema_version": 1,\n  "refresh": "manual"\n}\n'],
  ['another policy', '{ "schema_version": 1, "refresh": "manual", "mine": [1] }', 'automatic', '{ "schema_version": 1, "refresh": "automatic", "mine": [1] }'],
  ['the policy that holds by default', '{"schema_version":1}', 'automatic', '{"schema_version":1}'],
  ['a file that is none', '{', 'manual', 'invalid_request'],
  ['a file of a newer schema', '{"schema_version": 2}', 'manual', 'invalid_request'],
] as const)('%s', (_, before, refresh, after) => {
  expect(edited(before, refresh)).toBe(after);
});

it('sets budgets and companions beside what stands there, each companion once and by name', () => {
  const edit = { size_budgets: { TILES: { max_bytes: 5, severity: 'error' } }, companions: ['asset_ids.rs', 'asset_ids.h', 'asset_ids.rs'] } as const;
  const result = editSettings(bytes('{ "schema_version": 1, "refresh": "manual" }'), { ...edit, companions: [...edit.companions] });
  expect(result.ok && JSON.parse(new TextDecoder().decode(result.value))).toEqual({
    schema_version: 1,
    refresh: 'manual',
    size_budgets: { TILES: { max_bytes: 5, severity: 'error' } },
    companions: ['asset_ids.h', 'asset_ids.rs'],
  });
});

it('leaves a file alone that says the same', () => {
  const text = '{"schema_version":1,"companions":["asset_ids.h"]}';
  const result = editSettings(bytes(text), { companions: ['asset_ids.h'], size_budgets: {} });
  expect(result.ok && new TextDecoder().decode(result.value)).toBe(text);
});
