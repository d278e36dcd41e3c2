import { useEffect, type JSX } from 'react';
import { Check, ChevronRight, Circle } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { packPhaseSchema, type PackPhase } from '../../../src/contract/events.ts';
import { useStudio } from '../../state/context.tsx';
import type { PackRun } from '../../state/pack-run.ts';
import { names } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { words } from '../../words/pack.ts';
import { Fact } from './fact.tsx';
import type { Packing } from './packing.ts';
import { SummaryBudgets } from './summary/summary-budgets.tsx';
import type { Summary } from './summary/summary-pages.ts';
import { elapsedText, phaseElapsed, useElapsed } from './use-elapsed.ts';
import './packing-step.css';

export interface PackingStepProps {
  readonly packing: Packing;
  readonly summary: Summary | undefined;
}

/** The pack that runs, or ran last, as its events tell it. */
export function PackingStep({ packing, summary }: PackingStepProps): JSX.Element {
  const { run, running, asking, doing } = packing;
  const { notices } = useStudio();
  const elapsed = useElapsed(packing);
  const phase = running ? run?.phases.at(-1)?.phase : undefined;
  useEffect(() => {
    if (phase === undefined) return undefined;
    // Phases that go by in a moment are not all said, and none when the pack is over.
    notices.announce(words.phaseAnnounced(words.phases[phase]), 'polite', 'pack');
    return () => notices.hush('pack');
  }, [notices, phase]);

  if (!run) return <EmptyState sprite="flame" title={asking ? words.begins : running ? words.elsewhere : words.idle} says={words.idleSays} />;
  const over = !running && run.finished ? words.over[run.finished.status] : undefined;
  return (
    <>
      <div className="pack-now">
        <h2>{over ?? (doing === 'proof' ? words.proving : phase === undefined ? words.begins : words.phases[phase])}</h2>
        <dl className="pack-facts">
          <Fact name={words.elapsed}>
            <span className="pack-large">{elapsed === undefined ? words.notPlanned : elapsedText(elapsed, running)}</span>
          </Fact>
          <Fact name={words.assetsSetOut}>
            <span className="pack-large">{run.assets === undefined ? words.notPlanned : formatCount(run.assets)}</span>
          </Fact>
          <Fact name={words.handled}>
            <span className="pack-large">{run.progress ? formatBytes(run.progress.bytes) : words.notPlanned}</span>
          </Fact>
          <Fact name={running ? words.atAsset : words.lastAsset}>
            <AtAsset progress={run.progress} />
          </Fact>
        </dl>
      </div>
      {(run.check || doing === 'proof') && <p className="pack-note">{run.check && run.finished && running ? words.secondPack : words.check}</p>}
      {summary && <SummaryBudgets summary={summary} />}
      <div className="pack-packing">
        <Phases run={run} running={running} elapsed={elapsed} />
      </div>
    </>
  );
}

/** By name, with where it lies; a click goes there. */
function AtAsset({ progress }: { readonly progress: PackRun['progress'] }): JSX.Element {
  const { navigation } = useStudio();
  const id = progress?.asset_id;
  if (id === undefined) return <span className="pack-large">{words.notPlanned}</span>;
  const { asset_name: name, root } = progress ?? {};
  return (
    <span className="pack-at">
      <button type="button" className="pack-link pack-large pack-cut" onClick={() => navigation.follow({ asset_id: id, ...(root === undefined ? {} : { root }) })}>
        {name === undefined ? words.assetOf(id) : printable(name)}
      </button>
      {root !== undefined && <code className="pack-cut pack-quiet">{printable(root)}</code>}
    </span>
  );
}

type PhaseState = 'done' | 'runs' | 'waits' | 'ended';

const stateWords: Readonly<Record<PhaseState, string>> = { done: words.phaseDone, runs: words.phaseRuns, waits: words.phaseWaits, ended: words.phaseEnded };

function Phases({ run, running, elapsed }: { readonly run: PackRun; readonly running: boolean; readonly elapsed: number | undefined }): JSX.Element {
  return (
    <ol className="pack-phases" aria-label={words.phasesLabel}>
      {packPhaseSchema.options.map((phase) => {
        const at = run.phases.findIndex((one) => one.phase === phase);
        const state = stateOf(run, running, at);
        const spent = phaseElapsed(run, at, elapsed);
        return (
          <li key={phase} className={names('pack-phase', `pack-phase-${state}`)} aria-current={state === 'runs' ? 'step' : undefined}>
            <PhaseIcon state={state} />
            <strong>{words.phases[phase]}</strong>
            <span className="pack-phase-says">{words.phaseSays[phase]}</span>
            {(state === 'runs' || state === 'ended') && <Progress run={run} phase={phase} />}
            <span className="pack-phase-time">{spent === undefined ? '' : elapsedText(spent, state === 'runs')}</span>
            <VisuallyHidden>{stateWords[state]}</VisuallyHidden>
          </li>
        );
      })}
    </ol>
  );
}

/** A phase that a pack ended in has not been done. */
function stateOf({ phases, finished }: PackRun, running: boolean, at: number): PhaseState {
  if (at < 0) return 'waits';
  const last = at === phases.length - 1;
  if (last && running && !finished) return 'runs';
  return last && finished !== undefined && finished.status !== 'succeeded' ? 'ended' : 'done';
}

const phaseIcons = { done: Check, runs: ChevronRight, waits: Circle, ended: Circle } as const;

function PhaseIcon({ state }: { readonly state: PhaseState }): JSX.Element {
  const Icon = phaseIcons[state];
  return <Icon size={16} aria-hidden />;
}

function Progress({ run: { progress }, phase }: { readonly run: PackRun; readonly phase: PackPhase }): JSX.Element {
  const told = progress?.phase === phase ? progress : undefined;
  return (
    <div className="pack-progress">
      <ProgressBar label={words.progressOf(words.phases[phase])} done={told?.done ?? 0} total={told?.total ?? 0} />
      {told && <span>{words.progress(formatCount(told.done), formatCount(told.total))}</span>}
    </div>
  );
}
