import type { JSX } from 'react';
import { ArrowLeft, ArrowRight, Ban, Package } from 'lucide-react';
import { useProject, useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { words } from '../../words/pack.ts';
import { cancelShortcut, packShortcut } from './pack-actions.tsx';
import { cancelPack, startPack, usePacking, type Packing } from './packing.ts';
import { PackingStep } from './packing-step.tsx';
import { ResultStep } from './result/result-step.tsx';
import { Steps, steps, type Step } from './steps.tsx';
import { SummaryStep } from './summary/summary-step.tsx';
import { useStep } from './use-step.ts';
import { useVerdict } from './verdict.ts';
import { ValidationStep } from './validation-step.tsx';
import './pack-wizard.css';

/** What goes in, whether it may, the pack itself, and what came of it. */
export function PackWizard(): JSX.Element {
  const packing = usePacking();
  const [step, go] = useStep(packing);
  return (
    <div className="pack">
      <Steps here={step} notes={notesOf(packing)} onGo={go} />
      <div className="pack-body" key={step}>
        {step === 'summary' && <SummaryStep />}
        {step === 'validation' && <ValidationStep />}
        {step === 'packing' && <PackingStep packing={packing} />}
        {step === 'result' && <ResultStep packing={packing} onValidation={() => go('validation')} />}
      </div>
      <Foot step={step} packing={packing} onGo={go} />
    </div>
  );
}

function notesOf({ run, running, last }: Packing): Partial<Record<Step, string>> {
  const phase = running ? run?.phases.at(-1)?.phase : undefined;
  const status = running ? undefined : (last.data?.result?.status ?? (run?.check === false ? run.finished?.status : undefined));
  return {
    ...(phase === undefined ? {} : { packing: words.phases[phase] }),
    ...(status === undefined ? {} : { result: words.statuses[status] }),
  };
}

interface FootProps {
  readonly step: Step;
  readonly packing: Packing;
  readonly onGo: (step: Step) => void;
}

/** Back, on, and the one thing that matters at this step. */
function Foot({ step, packing, onGo }: FootProps): JSX.Element {
  const studio = useStudio();
  const { project_id, access } = useProject();
  const verdict = useVerdict(step === 'summary' || step === 'validation');
  const before = steps[steps.indexOf(step) - 1];
  const next = step === 'summary' ? 'validation' : undefined;
  const blocked = step === 'validation' && verdict.data?.blocked === true;
  return (
    <footer className="pack-foot">
      {before && (
        <Button icon={ArrowLeft} onClick={() => onGo(before)}>
          {words.back(words.steps[before])}
        </Button>
      )}
      <p className="pack-foot-says">
        {access.mode === 'read_only' && `${words.readOnly}${access.reason === undefined ? '' : `: ${access.reason}`}`}
        {access.mode === 'read_write' && blocked && words.blockedFirst}
      </p>
      {next && (
        <Button icon={ArrowRight} onClick={() => onGo(next)}>
          {words.next(words.steps[next])}
        </Button>
      )}
      {packing.running ? (
        <Button icon={Ban} look="danger" shortcut={cancelShortcut} onClick={() => void cancelPack(studio, project_id)}>
          {words.cancel}
        </Button>
      ) : (
        <Button icon={Package} look="primary" shortcut={packShortcut} disabled={blocked} onClick={() => void startPack(studio, project_id)}>
          {step === 'result' ? words.packAgain : words.pack}
        </Button>
      )}
    </footer>
  );
}
