import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputNamesDeclaration = selectionFaultRule({
  code: 'input_names_declaration',
  kind: 'names_declaration',
  summary: 'An entry of `inputs`, or a file parameter, names `asset.json` itself.',
  remedy: 'Remove the entry.',
  message: ({ entry }) => `"${entry}" is the declaration itself and cannot be selected.`,
});
