import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useActions, useProject, useStudio } from '../../state/context.tsx';
import type { Asked } from '../../state/use-query.ts';
import { words } from '../../words/pack.ts';
import { startPack, type Packing } from './packing.ts';
import { steps, type Step } from './steps.tsx';
import { whyBlocked } from './verdict.ts';

/** Pressed again on this screen, the key that leads here leads on. */
export const onwardShortcut = 'Mod+Enter';

export interface Onward {
  /** Why it does not go on from here now; absent: it does. */
  readonly unavailable: string | undefined;
  readonly run: () => void;
}

export interface OnwardFrom {
  readonly step: Step;
  readonly packing: Packing;
  readonly verdict: Asked<ResponseOf<'validatePackWorkspace'>>;
  readonly go: (step: Step) => void;
}

/** One key from the summary to the result: on to validation, then the pack, which shows its own steps as it gets there. */
export function useOnward({ step, packing: { running, run }, verdict, go }: OnwardFrom): Onward {
  const studio = useStudio();
  const { project_id } = useProject();
  const unavailable = {
    summary: undefined,
    validation: running ? words.packing : whyBlocked(verdict.data),
    packing: running ? words.packing : run?.finished ? undefined : words.notRunning,
    result: words.lastStep,
  }[step];
  const onward = (): void => {
    if (unavailable !== undefined) studio.notices.announce(unavailable);
    else if (step === 'validation') void startPack(studio, project_id);
    else go(step === 'summary' ? 'validation' : 'result');
  };
  const at = steps.indexOf(step);
  const title = step === 'validation' ? words.pack : words.nextStep;
  useActions([
    { id: 'pack.next', title, group: words.group, shortcut: onwardShortcut, also: 'Mod+]', unavailable, run: onward },
    { id: 'pack.previous', title: words.previousStep, group: words.group, shortcut: 'Mod+[', run: () => go(steps[at - 1] ?? step) },
  ]);
  return { unavailable, run: onward };
}
