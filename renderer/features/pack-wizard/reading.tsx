import { useEffect, type JSX } from 'react';
import { useStudio } from '../../state/context.tsx';
import { useStore } from '../../state/store.ts';
import { formatCount } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { words } from '../../words/pack.ts';

/** How far the packer is with an answer that takes long; nothing before it says so. */
export function useFar(of: 'summary' | 'validation', reading: boolean): { readonly text: string; readonly done: number; readonly total: number } | undefined {
  const { packRun } = useStudio();
  const far = useStore(packRun, (state) => state[of]);
  // Numbers of one answer are not those of the next.
  useEffect(() => (reading ? () => packRun.setState({ [of]: undefined }) : undefined), [packRun, of, reading]);
  if (!reading || !far) return undefined;
  const say = 'step' in far && far.step === 'compare' ? words.comparing : words.lookingInto;
  return { text: say(formatCount(far.done), formatCount(far.total)), done: far.done, total: far.total };
}

/** Where an answer is going to be: how far the packer has come with it, in its own numbers. */
export function Reading({ of }: { readonly of?: 'summary' | 'validation' }): JSX.Element {
  const far = useFar(of ?? 'summary', of !== undefined);
  return (
    <div className="pack-reading">
      <p>{far?.text ?? words.reading}</p>
      {of && <ProgressBar label={words.progressOf(words.steps[of])} done={far?.done ?? 0} total={far?.total ?? 0} />}
    </div>
  );
}
