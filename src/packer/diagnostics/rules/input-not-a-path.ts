import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputNotAPath = selectionFaultRule({
  code: 'input_not_a_path',
  kind: 'not_a_path',
  summary: 'An entry of `inputs`, or a file parameter, is not written as a path.',
  remedy: 'Write a path below the asset root, of at most 240 bytes, with "/" between its parts and none of them empty, "." or "..".',
  message: ({ entry }) => `"${shortened(entry)}" is not a path below the asset root.`,
});

/** Too long for a path may be too long for a message. */
function shortened(entry: string): string {
  return entry.length <= 80 ? entry : `${entry.slice(0, 80)}…`;
}
