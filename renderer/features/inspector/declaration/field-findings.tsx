import type { JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { SeverityIcon } from '../../../ui/severity.tsx';

/** What the packer says of one field, under it. */
export function FieldFindings({ findings }: { readonly findings: readonly Diagnostic[] }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <ul className="inspector-field-findings">
      {findings.map((finding, index) => (
        <li key={index}>
          <SeverityIcon severity={finding.severity} size={12} />
          <span>
            {printable(finding.message)} <span className="inspector-quiet">{printable(finding.remedy)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
