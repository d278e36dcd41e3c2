import { useEffect, useRef, useState } from 'react';
import { useActions } from '../../state/context.tsx';
import { words } from '../../words/pack.ts';
import type { Packing } from './packing.ts';
import { steps, type Step } from './steps.tsx';

/** Which step is shown: the person's choice, until a pack begins or ends. */
export function useStep(packing: Packing): readonly [Step, (step: Step) => void] {
  const { run, running, refused } = packing;
  const packs = running && run?.check !== true;
  const [step, go] = useState<Step>(packs ? 'packing' : 'summary');
  const moment = momentOf(packing);
  const seen = useRef(packs ? undefined : moment);
  useEffect(() => {
    if (seen.current === moment) return;
    seen.current = moment;
    if (refused && !running) go('result');
    else if (run?.check === true) return;
    else if (running) go('packing');
    else if (run?.finished) go('result');
  }, [moment]);

  const group = words.group;
  useActions([
    ...steps.map((one, index) => ({ id: `pack.step.${one}`, title: words.stepOf(words.steps[one]), group, shortcut: `Mod+Alt+${index + 1}`, run: () => go(one) })),
  ]);
  return [step, go];
}

/** Names where the packs are at: another name is another moment. */
function momentOf({ run, running, asking, refused }: Packing): string {
  return JSON.stringify([run?.operation_id, run?.finished !== undefined, running, asking, refused]);
}
