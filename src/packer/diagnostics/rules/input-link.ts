import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputLink = selectionFaultRule({
  code: 'input_link',
  kind: 'is_link',
  summary: 'An entry of `inputs`, or a file parameter, is a symbolic link or passes through one.',
  remedy: 'Put the file itself there: links are never followed.',
  message: ({ entry }) => `"${entry}" is a symbolic link or passes through one.`,
});
