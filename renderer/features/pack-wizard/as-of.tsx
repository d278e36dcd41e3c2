import type { JSX } from 'react';
import type { Asked } from '../../state/use-query.ts';
import type { ProjectState } from '../../../src/contract/state.ts';
import { StateIcon } from '../../ui/severity.tsx';
import { words as kit } from '../../words/ui.ts';
import { words } from '../../words/pack.ts';
import { useFar } from './reading.tsx';

interface Stamped {
  readonly generation: number;
  readonly state: ProjectState;
}

/** Which generation an answer speaks of, the state of the project where it is not fresh, and that the packer looks again. */
export function AsOf({ of, asked }: { readonly of: 'summary' | 'validation'; readonly asked: Asked<Stamped> }): JSX.Element | null {
  const { data, reading, outdated } = asked;
  const far = useFar(of, reading);
  if (!data) return null;
  return (
    <p className="pack-as-of">
      {data.state !== 'fresh' && (
        <strong>
          <StateIcon state={data.state} /> {kit.state[data.state]}
        </strong>
      )}
      <span>{words.generationOf(data.generation)}</span>
      {(reading || outdated) && <span className="pack-again">{far ? words.againFar(far.text) : words.again}</span>}
    </p>
  );
}
