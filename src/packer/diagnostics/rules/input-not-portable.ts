import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputNotPortable = selectionFaultRule({
  code: 'input_not_portable',
  kind: 'not_portable',
  summary: 'An entry of `inputs`, or a file parameter, has a name that does not exist on every system.',
  remedy: 'Rename the file: no Windows device names, no dot or blank at the end, no control characters, none of : * ? " < > | and the backslash.',
  message: ({ entry }) => `"${entry}" has a name that does not exist on every system.`,
});
