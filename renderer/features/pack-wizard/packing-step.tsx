import { useEffect, type JSX } from 'react';
import { Check, Circle, LoaderCircle } from 'lucide-react';
import { packPhaseSchema, type PackPhase } from '../../../src/contract/events.ts';
import { useStudio } from '../../state/context.tsx';
import type { PackRun } from '../../state/pack-run.ts';
import { names } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatBytes, formatCount, formatElapsed } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { words } from '../../words/pack.ts';
import { Fact } from './fact.tsx';
import type { Packing } from './packing.ts';

/** The pack that runs, or ran last, as its events tell it. */
export function PackingStep({ packing: { run, running, asking } }: { readonly packing: Packing }): JSX.Element {
  const { notices } = useStudio();
  const phase = running ? run?.phases.at(-1)?.phase : undefined;
  useEffect(() => {
    if (phase !== undefined) notices.announce(words.phaseAnnounced(words.phases[phase]), 'polite', 'pack');
  }, [notices, phase]);

  if (!run) return <EmptyState sprite="flame" title={asking ? words.begins : running ? words.elsewhere : words.idle} says={words.idleSays} />;
  return (
    <div className="pack-packing">
      {run.check && <p className="pack-note">{words.check}</p>}
      <Phases run={run} running={running} />
      <dl className="pack-facts">
        <Fact name={words.assetsSetOut}>{run.assets === undefined ? words.notPlanned : formatCount(run.assets)}</Fact>
        <Fact name={words.handled}>{run.progress ? formatBytes(run.progress.bytes) : words.notPlanned}</Fact>
        <Fact name={words.elapsed}>{formatElapsed(run.finished?.elapsed_ms ?? between(run.started_at, run.heard_at))}</Fact>
        <Fact name={words.atAsset}>
          <AtAsset id={run.progress?.asset_id} />
        </Fact>
      </dl>
    </div>
  );
}

function AtAsset({ id }: { readonly id: number | undefined }): JSX.Element {
  const { navigation } = useStudio();
  if (id === undefined) return <>{words.notPlanned}</>;
  return (
    <button type="button" className="pack-link" onClick={() => navigation.follow({ asset_id: id })}>
      {id}
    </button>
  );
}

type PhaseState = 'done' | 'runs' | 'waits';

const stateWords: Readonly<Record<PhaseState, string>> = { done: words.phaseDone, runs: words.phaseRuns, waits: words.phaseWaits };

function Phases({ run, running }: { readonly run: PackRun; readonly running: boolean }): JSX.Element {
  const now = running ? run.phases.at(-1)?.phase : undefined;
  return (
    <ol className="pack-phases" aria-label={words.phasesLabel}>
      {packPhaseSchema.options.map((phase) => {
        const at = run.phases.findIndex((one) => one.phase === phase);
        const state: PhaseState = phase === now ? 'runs' : at >= 0 ? 'done' : 'waits';
        return (
          <li key={phase} className={names('pack-phase', `pack-phase-${state}`)} aria-current={state === 'runs' ? 'step' : undefined}>
            <PhaseIcon state={state} />
            <div className="pack-phase-text">
              <strong>{words.phases[phase]}</strong>
              <span>{words.phaseSays[phase]}</span>
            </div>
            <span className="pack-phase-time">{timeOf(run, at)}</span>
            <VisuallyHidden>{stateWords[state]}</VisuallyHidden>
            {state === 'runs' && <Progress run={run} phase={phase} />}
          </li>
        );
      })}
    </ol>
  );
}

function PhaseIcon({ state }: { readonly state: PhaseState }): JSX.Element {
  if (state === 'done') return <Check size={16} aria-hidden />;
  return state === 'runs' ? <LoaderCircle size={16} className="pack-turning" aria-hidden /> : <Circle size={16} aria-hidden />;
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

/** How long a phase took, or has taken until the last word of it. */
function timeOf({ phases, finished, heard_at: heard }: PackRun, at: number): string {
  const from = phases[at]?.at;
  if (from === undefined) return '';
  return formatElapsed(between(from, phases[at + 1]?.at ?? finished?.at ?? heard));
}

/** Milliseconds between two instants of the packer's clock; 0 where it went back. */
function between(from: string, to: string): number {
  const spent = Date.parse(to) - Date.parse(from);
  return Number.isFinite(spent) ? Math.max(0, spent) : 0;
}
