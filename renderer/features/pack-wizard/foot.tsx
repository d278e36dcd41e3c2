import type { JSX } from 'react';
import { ArrowLeft, ArrowRight, Ban, Package } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import type { Asked } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { words } from '../../words/pack.ts';
import { cancelShortcut, packShortcut } from './pack-actions.tsx';
import { cancelPack, startPack, type Packing } from './packing.ts';
import { steps, type Step } from './steps.tsx';
import { onwardShortcut, type Onward } from './use-onward.ts';
import { whyBlocked } from './verdict.ts';

export interface FootProps {
  readonly step: Step;
  readonly packing: Packing;
  readonly verdict: Asked<ResponseOf<'validatePackWorkspace'>>;
  readonly onward: Onward;
  readonly onGo: (step: Step) => void;
}

/** Back, on, and the one thing that matters at this step. */
export function Foot({ step, packing, verdict, onward, onGo }: FootProps): JSX.Element {
  const studio = useStudio();
  const { project_id, access } = useProject();
  const before = steps[steps.indexOf(step) - 1];
  const blocked = step === 'validation' ? whyBlocked(verdict.data) : undefined;
  return (
    <footer className="pack-foot">
      {before && (
        <Button icon={ArrowLeft} onClick={() => onGo(before)}>
          {words.back(words.steps[before])}
        </Button>
      )}
      <p className="pack-foot-says">
        {access.mode === 'read_only' && `${words.readOnly}${access.reason === undefined ? '' : `: ${printable(access.reason)}`}`}
        {access.mode === 'read_write' && blocked}
      </p>
      {step === 'summary' && (
        <Button icon={ArrowRight} shortcut={onwardShortcut} onClick={onward.run}>
          {words.next(words.steps.validation)}
        </Button>
      )}
      {packing.running ? (
        <Button icon={Ban} look="danger" shortcut={cancelShortcut} onClick={() => void cancelPack(studio, project_id)}>
          {packing.doing === 'proof' ? words.cancelProof : words.cancel}
        </Button>
      ) : (
        <Button
          icon={Package}
          look="primary"
          shortcut={step === 'validation' ? onwardShortcut : packShortcut}
          disabled={blocked !== undefined}
          onClick={() => void startPack(studio, project_id)}
        >
          {step === 'result' ? words.packAgain : words.pack}
        </Button>
      )}
    </footer>
  );
}
