import { registryFaultRule } from '../document-fault-rule.ts';

export const registryNumber = registryFaultRule({
  code: 'registry_number',
  kind: 'number',
  summary: 'A number of `index.json` cannot be kept exactly.',
  remedy: 'Write an integer within ±(2^53-1), or a shorter fraction.',
});
