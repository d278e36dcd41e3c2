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
