import type { JSX } from 'react';
import type { PackDelta } from '../../../src/contract/operations/pack.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { words } from '../../words/pack.ts';

const tones: Readonly<Record<PackDelta, Tone>> = { added: 'good', changed: 'info', unchanged: 'neutral', unknown: 'odd' };

export function Delta({ delta }: { readonly delta: PackDelta }): JSX.Element {
  return <Badge tone={tones[delta]}>{words.deltas[delta]}</Badge>;
}
