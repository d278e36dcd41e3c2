import type { JSX } from 'react';
import { useProject } from '../../state/context.tsx';
import type { Asked } from '../../state/use-query.ts';
import type { ProjectState } from '../../../src/contract/state.ts';
import { StateIcon } from '../../ui/severity.tsx';
import { words as kit } from '../../words/ui.ts';
import { words } from '../../words/pack.ts';
import { useFar } from './reading.tsx';
import { ReviewButton } from './refusal.tsx';

interface Stamped {
  readonly generation: number;
  readonly state: ProjectState;
}

/** Which generation an answer speaks of, and whether the packer is at a newer one. */
export function AsOf({ of, asked }: { readonly of: 'summary' | 'validation'; readonly asked: Asked<Stamped> }): JSX.Element | null {
  const { data, reading, outdated } = asked;
  const far = useFar(of, reading);
  if (!data) return null;
  return (
    <p className="pack-as-of">
      <span>{words.generationOf(data.generation)}</span>
      {(reading || outdated) && <span className="pack-again">{far ? words.againFar(far.text) : words.again}</span>}
    </p>
  );
}

/** What the packer says of the project where it is not fresh: then a pack is not made of what is shown here. */
export function NotFresh({ answered }: { readonly answered: ProjectState }): JSX.Element | null {
  const { state, reasons } = useProject();
  const shown = state === 'fresh' ? answered : state;
  if (shown === 'fresh') return null;
  return (
    <div className={`pack-not-fresh pack-not-fresh-${shown}`} role="note">
      <StateIcon state={shown} />
      <strong>{kit.state[shown]}</strong>
      <span className="pack-cut">{reasons[0] ?? words.notFresh}</span>
      <ReviewButton />
    </div>
  );
}
