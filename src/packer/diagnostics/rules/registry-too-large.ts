import { registryFaultRule } from '../document-fault-rule.ts';

export const registryTooLarge = registryFaultRule({
  code: 'registry_too_large',
  kind: 'too_large',
  summary: '`index.json` is above its size limit (64 MiB).',
  remedy: 'Remove what does not belong in it.',
});
