import { registryFaultRule } from '../document-fault-rule.ts';

export const registrySchema = registryFaultRule({
  code: 'registry_schema',
  kind: 'schema',
  summary: 'A value of `index.json` is missing or not what the format asks for.',
  remedy: 'Correct the value named.',
});
