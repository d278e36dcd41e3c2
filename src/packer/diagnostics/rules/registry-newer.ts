import { registryFaultRule } from '../document-fault-rule.ts';

export const registryNewer = registryFaultRule({
  code: 'registry_newer',
  kind: 'newer',
  summary: '`index.json` has a schema version this packer does not know.',
  remedy: 'Open the project with a newer Prometeu Studio; this one leaves the file alone.',
});
