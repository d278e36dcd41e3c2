import { describe, expect, test } from 'vitest';
import { mergeRegistry as contract } from '../../../../src/contract/operations/merge.ts';
import { mergeRegistry } from '../../../../src/packer/runtime/drift/merge-registry.ts';
import { uuidOf } from '../../../support/workspace.ts';

const entry = (id: number, who: number, root: string): string =>
  `    {"asset_id": ${String(id)}, "asset_uuid": "${uuidOf(who)}", "root": "${root}", "included_in_build": true}`;
const registry = (next: number, ...entries: string[]): string =>
  `{\n  "schema_version": 1,\n  "next_asset_id": ${String(next)},\n  "assets": [\n${entries.join(',\n')}\n  ]\n}\n`;

const base = registry(2, entry(1, 1, 'a'));

/** The answer, which the contract must know. */
function answer(request: Parameters<typeof mergeRegistry>[0]) {
  const answered = mergeRegistry(contract.request.parse(request));
  if (!answered.ok) throw new Error(answered.error.message);
  return contract.response.parse(answered.value);
}

describe('mergeRegistry', () => {
  test('answers the merged text and who got a new id', () => {
    const ours = registry(3, entry(1, 1, 'a'), entry(2, 2, 'b'));
    const theirs = registry(3, entry(1, 1, 'a'), entry(2, 3, 'c'));
    expect(answer({ base, ours, theirs })).toEqual({
      outcome: 'merged',
      text: registry(4, entry(1, 1, 'a'), entry(2, 2, 'b'), entry(3, 3, 'c')),
      renumbered: [{ asset_uuid: uuidOf(3), root: 'c', from: 2, to: 3 }],
    });
  });

  test('keeps the byte order mark of ours', () => {
    const answered = answer({ base, ours: `\uFEFF${base}`, theirs: registry(3, entry(1, 1, 'a'), entry(2, 2, 'b')) });
    expect(answered).toMatchObject({ outcome: 'merged', text: expect.stringMatching(/^\uFEFF\{/u) as string });
  });

  test('answers conflicts with the line of their markers in the text', () => {
    const answered = answer({ base, ours: registry(2, entry(1, 1, 'o')), theirs: registry(2, entry(1, 1, 't')) });
    expect(answered).toMatchObject({ outcome: 'conflicts', conflicts: [{ kind: 'changed_apart', line: 5, asset_uuids: [uuidOf(1)] }] });
    expect(answered.outcome === 'conflicts' && answered.text.split('\n')[4]).toBe('<<<<<<< ours');
  });

  test('answers why nothing can be merged, with side and place', () => {
    expect(answer({ base, ours: base, theirs: '{\n  "schema_version": 1,,\n}' })).toMatchObject({
      outcome: 'refused',
      faults: [{ side: 'theirs', line: 2, column: 23 }],
    });
  });
});
