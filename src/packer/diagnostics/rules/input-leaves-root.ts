import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputLeavesRoot = selectionFaultRule({
  code: 'input_leaves_root',
  kind: 'leaves_root',
  summary: 'An entry of `inputs`, or a file parameter, leads out of the asset root.',
  remedy: 'Put a copy of the file below the asset root and name that.',
  message: ({ entry }) => `"${entry}" leads out of the asset root.`,
});
