import type { JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import { formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/inspector.ts';
import type { FamilyDescription } from '../asset-details.ts';
import { packedText, type Sum } from './several-head.tsx';

export interface FamilySumsProps {
  readonly sum: Sum;
  readonly families: readonly FamilyDescription[];
}

/** One line a family: how many there are of it, and what they take in the archive. */
export function FamilySums({ sum, families }: FamilySumsProps): JSX.Element {
  return (
    <table className="several-families">
      <caption>{words.several.families}</caption>
      <thead>
        <tr>
          <th scope="col">{words.identity.family}</th>
          <th scope="col">{words.several.bank}</th>
          <th scope="col">{words.several.assets}</th>
          <th scope="col">{words.identity.packed}</th>
        </tr>
      </thead>
      <tbody>
        {sum.families.map((one) => (
          <tr key={one.family ?? ''}>
            <th scope="row">{one.family === undefined ? words.several.noFamily : printable(families.find(({ family }) => family === one.family)?.title ?? one.family)}</th>
            <td>{printable(one.bank_type ?? '–')}</td>
            <td>{formatCount(one.assets)}</td>
            <td>{packedText(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
