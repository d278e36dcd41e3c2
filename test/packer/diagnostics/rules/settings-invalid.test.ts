import { expect, test } from 'vitest';
import { concernsPack } from '../../../../src/packer/diagnostics/diagnose.ts';
import type { WorkspaceSpec } from '../../../support/workspace.ts';
import { diskOf, examine, found } from '../diagnosed.ts';

const settings = (text: string): WorkspaceSpec => ({ files: { 'assets/.prometeu/project.json': text } });

test.each([
  ['a value of another kind', '{"schema_version": 1,\n"refresh": "sometimes"}'],
  ['a typing error', '{"schema_version": 1\n"refresh": "manual"}'],
  ['a later schema', '{\n"schema_version": 2}'],
])('%s is told with its line', (_, text) => {
  expect(found(settings(text))).toEqual(['settings_invalid error .prometeu/project.json:2']);
});

test('settings that cannot be used are a part of every pack', () => {
  const { snapshot, diagnostics } = examine(diskOf(settings('{')));
  expect(diagnostics.filter(concernsPack(snapshot))).toMatchObject([{ code: 'settings_invalid' }]);
});
