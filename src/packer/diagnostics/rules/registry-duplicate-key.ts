import { registryFaultRule } from '../document-fault-rule.ts';

export const registryDuplicateKey = registryFaultRule({
  code: 'registry_duplicate_key',
  kind: 'duplicate_key',
  summary: 'An object of `index.json` has one key twice.',
  remedy: 'Keep one of the two.',
});
