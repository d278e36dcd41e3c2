import { registryFaultRule } from '../document-fault-rule.ts';

export const registryEncoding = registryFaultRule({
  code: 'registry_encoding',
  kind: 'encoding',
  summary: '`index.json` is not valid UTF-8.',
  remedy: 'Save the file as UTF-8.',
});
