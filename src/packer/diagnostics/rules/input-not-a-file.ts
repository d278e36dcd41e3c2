import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputNotAFile = selectionFaultRule({
  code: 'input_not_a_file',
  kind: 'not_a_file',
  summary: 'An entry of `inputs`, or a file parameter, names a directory or something special.',
  remedy: 'Name a file, or write a pattern for the files of the directory.',
  message: ({ entry }) => `"${entry}" is not a file.`,
});
