import { selectionFaultRule } from '../selection-fault-rule.ts';

export const inputSelectionEmpty = selectionFaultRule({
  code: 'input_selection_empty',
  kind: 'empty',
  summary: 'The input list is empty: an asset is made of at least one file.',
  remedy: 'Name at least one file.',
  message: ({ key }) => `inputs.${key} selects no file.`,
});
