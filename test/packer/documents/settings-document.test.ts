import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../../src/packer/documents/settings-document.ts';

const read = (text: string): ReturnType<typeof readSettings> => readSettings(new TextEncoder().encode(text));

test('settings are read, unknown ones kept', () => {
  expect(read('{"schema_version": 1, "refresh": "manual", "x": 1}')).toEqual({ settings: { schema_version: 1, refresh: 'manual', x: 1 }, faults: [] });
});

test('what is left out has its default', () => {
  expect(read('{"schema_version": 1}').settings.refresh).toBe('automatic');
});

test.each([
  ['a wrong value', '{"schema_version": 1,\n "refresh": "never"}', { kind: 'schema', line: 2, column: 13, field: '/refresh' }],
  ['broken JSON', '{', { kind: 'syntax', line: 1 }],
  ['a newer schema', '{"schema_version": 2}', { kind: 'newer' }],
])('%s is told and the defaults hold', (_name, text, fault) => {
  expect(read(text)).toMatchObject({ settings: defaultSettings, faults: [fault] });
});
