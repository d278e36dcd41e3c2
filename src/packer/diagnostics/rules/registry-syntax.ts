import { registryFaultRule } from '../document-fault-rule.ts';

export const registrySyntax = registryFaultRule({
  code: 'registry_syntax',
  kind: 'syntax',
  summary: '`index.json` is not JSON.',
  remedy: 'Mend the syntax at the place named.',
});
