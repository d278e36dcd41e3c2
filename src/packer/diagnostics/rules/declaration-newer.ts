import { declarationFaultRule } from '../document-fault-rule.ts';

export const declarationNewer = declarationFaultRule({
  code: 'declaration_newer',
  kind: 'newer',
  summary: '`asset.json` has a schema version this packer does not know.',
  remedy: 'Open the project with a newer Prometeu Studio; this one leaves the file alone.',
});
