import { expect, it } from 'vitest';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { differenceOf } from '../../../../src/hosts/cli/watch/difference.ts';

function finding(message: string, line?: number): Diagnostic {
  return { code: 'png_invalid', severity: 'error', message, remedy: 'Mend it.', place: { file: 'assets/a.png', ...(line !== undefined && { line }) } };
}

it('tells findings that are new and findings that are gone', () => {
  const [old, kept, fresh] = [finding('old'), finding('kept'), finding('fresh')];
  expect(differenceOf([old, kept], [kept, fresh])).toEqual({ came: [fresh], went: [old] });
});

it('tells nothing of a finding that stands in another line', () => {
  expect(differenceOf([finding('same', 3)], [finding('same', 4)])).toEqual({ came: [], went: [] });
});

it('counts findings that are alike', () => {
  const same = finding('same');
  expect(differenceOf([same], [same, same, same]).came).toHaveLength(2);
  expect(differenceOf([same, same], [same]).went).toHaveLength(1);
});
