import { expect, test } from 'vitest';
import { entries } from '../entries.ts';
import { diagnosed } from '../diagnosed.ts';

test('an empty list is told at the list', () => {
  expect(diagnosed(entries([]))).toMatchObject([
    { code: 'input_selection_empty', severity: 'error', message: 'inputs.files selects no file.', place: { file: 'assets/bank/asset.json', line: 7 } },
  ]);
});
