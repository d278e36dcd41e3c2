import type { JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { ChangedField, PackDelta } from '../../../src/contract/operations/pack.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { words } from '../../words/pack.ts';

const tones: Readonly<Record<PackDelta, Tone>> = { added: 'good', changed: 'info', unchanged: 'neutral', unknown: 'odd' };

export interface DeltaProps {
  readonly delta: PackDelta;
  readonly movedFrom?: string | undefined;
  /** What of it is another. */
  readonly changed?: readonly ChangedField[] | undefined;
}

export function Delta({ delta, movedFrom, changed = [] }: DeltaProps): JSX.Element {
  return (
    <span className="pack-delta">
      <Badge tone={tones[delta]}>{words.deltas[delta]}</Badge>
      {movedFrom !== undefined && (
        <span title={printable(words.movedFrom(movedFrom))}>
          <Badge tone="accent">{words.moved}</Badge>
        </span>
      )}
      {changed.length > 0 && <span className="pack-quiet">{changed.map((field) => words.changedFields[field]).join(', ')}</span>}
    </span>
  );
}
