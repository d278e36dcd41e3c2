import { registryFaultRule } from '../document-fault-rule.ts';

export const registryDepth = registryFaultRule({
  code: 'registry_depth',
  kind: 'depth',
  summary: '`index.json` is nested deeper than 64 levels.',
  remedy: 'Flatten the value.',
});
