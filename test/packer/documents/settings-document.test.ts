import { expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../../src/packer/documents/settings-document.ts';

const read = (text: string): ReturnType<typeof readSettings> => readSettings(new TextEncoder().encode(text));

test('settings are read, unknown ones kept', () => {
  expect(read('{"schema_version": 1, "refresh": "manual", "x": 1}')).toEqual({ settings: { schema_version: 1, refresh: 'manual', size_budgets: {}, companions: [], x: 1 }, faults: [] });
});

test.each([
  ['a budget of a bank type', '{"schema_version": 1, "size_budgets": {"TILES": {"max_bytes": 10}}}', { TILES: { max_bytes: 10, severity: 'warning' } }],
  ['a budget of all', '{"schema_version": 1, "size_budgets": {"total": {"max_bytes": 0, "severity": "error"}}}', { total: { max_bytes: 0, severity: 'error' } }],
])('%s is read', (_, text, budgets) => {
  expect(read(text)).toMatchObject({ settings: { size_budgets: budgets }, faults: [] });
});

test.each([
  ['a budget that is no bank type', '{"schema_version": 1, "size_budgets": {"tiles": {"max_bytes": 10}}}'],
  ['a budget below zero', '{"schema_version": 1, "size_budgets": {"TILES": {"max_bytes": -1}}}'],
  ['a companion that there is not', '{"schema_version": 1, "companions": ["../escape.h"]}'],
])('%s is a fault, and the defaults hold', (_, text) => {
  const { settings, faults } = read(text);
  expect(settings).toMatchObject({ size_budgets: {}, companions: [] });
  expect(faults).not.toEqual([]);
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
