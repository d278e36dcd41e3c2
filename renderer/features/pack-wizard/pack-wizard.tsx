import { useEffect, useRef, type JSX } from 'react';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import type { Asked } from '../../state/use-query.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/pack.ts';
import { Foot } from './foot.tsx';
import { usePacking, type Packing } from './packing.ts';
import { PackingStep } from './packing-step.tsx';
import { ResultStep } from './result/result-step.tsx';
import { Steps, type Step } from './steps.tsx';
import { useSummary, type Summary } from './summary/summary-pages.ts';
import { SummaryStep } from './summary/summary-step.tsx';
import { useEnter } from './use-enter.ts';
import { useOnward } from './use-onward.ts';
import { useStep } from './use-step.ts';
import { useVerdict } from './verdict.ts';
import { ValidationStep } from './validation-step.tsx';
import './pack-wizard.css';

/** What goes in, whether it may, the pack itself, and what came of it. */
export function PackWizard(): JSX.Element {
  const packing = usePacking();
  const [step, go] = useStep(packing);
  const before = step === 'summary' || step === 'validation';
  const summary = useSummary(before);
  const verdict = useVerdict(before);
  const onward = useOnward({ step, packing, verdict, go });
  const { screen } = useEnter(onward.run);
  const body = useFocusOf(step, screen);
  return (
    <div className="pack" ref={screen}>
      <Steps here={step} notes={notesOf(packing, summary, verdict)} onGo={go} />
      <div className="pack-body" key={step} ref={body} tabIndex={-1} role="group" aria-label={words.steps[step]}>
        {step === 'summary' && <SummaryStep asked={summary} />}
        {step === 'validation' && <ValidationStep verdict={verdict} summary={summary.data} />}
        {step === 'packing' && <PackingStep packing={packing} summary={summary.data} />}
        {step === 'result' && <ResultStep packing={packing} onValidation={() => go('validation')} />}
      </div>
      <Foot step={step} packing={packing} verdict={verdict} onward={onward} onGo={go} />
    </div>
  );
}

/** The focus does not go down with a step, or with a button of the foot that the next step has not. */
function useFocusOf(step: Step, screen: React.RefObject<HTMLElement | null>): React.RefObject<HTMLDivElement | null> {
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const focused = document.activeElement;
    const foot = screen.current?.querySelector('.pack-foot');
    if (focused === null || focused === document.body || foot?.contains(focused) === true) body.current?.focus({ preventScroll: true });
  }, [step, screen]);
  return body;
}

type Notes = Partial<Record<Step, string>>;

/** What stands beside the steps' names: each in the packer's numbers, and only while they stand. */
function notesOf({ run, running, last }: Packing, { data: summary }: Asked<Summary>, verdict: Asked<ResponseOf<'validatePackWorkspace'>>): Notes {
  const phase = running ? run?.phases.at(-1)?.phase : undefined;
  const status = running ? undefined : (last.data?.result?.status ?? (run?.check === false ? run.finished?.status : undefined));
  return {
    ...(summary && { summary: words.assetsIn(summary.totals.assets, formatCount(summary.totals.assets)) }),
    ...(verdict.data && !verdict.outdated && { validation: verdictNote(verdict.data) }),
    ...(phase === undefined ? {} : { packing: words.phases[phase] }),
    ...(status === undefined ? {} : { result: words.statuses[status] }),
  };
}

function verdictNote({ blocked, counts: { errors, warnings } }: ResponseOf<'validatePackWorkspace'>): string {
  if (errors > 0) return words.errors(formatCount(errors));
  if (blocked) return words.blockedNote;
  return warnings > 0 ? words.warningsCount(formatCount(warnings)) : words.passesNote;
}
