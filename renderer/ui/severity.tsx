import type { JSX } from 'react';
import { CircleAlert, CircleCheck, CircleHelp, GitFork, Info, OctagonX, RefreshCw, TriangleAlert, CloudAlert, type LucideIcon } from 'lucide-react';
import type { Severity } from '../../src/contract/diagnostics.ts';
import type { ProjectState } from '../../src/contract/state.ts';
import { words } from '../words/ui.ts';
import { VisuallyHidden } from './hidden.tsx';
import './severity.css';

const severityIcons: Readonly<Record<Severity, LucideIcon>> = { error: OctagonX, warning: TriangleAlert, info: Info };

/** Its shape differs as well as its colour; its word is there for those who do not see it. */
export function SeverityIcon({ severity, size = 14 }: { readonly severity: Severity; readonly size?: number }): JSX.Element {
  const Icon = severityIcons[severity];
  return (
    <span className={`severity severity-${severity}`}>
      <Icon size={size} aria-hidden />
      <VisuallyHidden>{words.severity[severity]}</VisuallyHidden>
    </span>
  );
}

const stateIcons: Readonly<Record<ProjectState, LucideIcon>> = {
  fresh: CircleCheck,
  stale: CloudAlert,
  diverged: GitFork,
  reconciling: RefreshCw,
  failed: CircleAlert,
};

/** As in the chip, where more is said of the state. Decoration: its word stands beside it. */
export function StateIcon({ state, size = 13 }: { readonly state: ProjectState; readonly size?: number }): JSX.Element {
  const Icon = stateIcons[state] ?? CircleHelp;
  return <Icon size={size} aria-hidden />;
}

export interface StateChipProps {
  readonly state: ProjectState;
  readonly generation: number;
  /** Whether the packer can be asked: without it this is only what it said last. */
  readonly confirmed?: boolean;
}

/** The state as the packer names it: colour, icon and word, with the generation. */
export function StateChip({ state, generation, confirmed = true }: StateChipProps): JSX.Element {
  return (
    <span className={`state-chip ${confirmed ? `state-${state}` : 'state-unconfirmed'}`} data-state={confirmed ? state : 'unconfirmed'}>
      {confirmed ? <StateIcon state={state} /> : <CircleHelp size={13} aria-hidden />}
      <span className="state-word">{confirmed ? words.state[state] : words.lastKnown(words.state[state])}</span>
      <span className="state-generation" title={words.generation(generation)}>
        <VisuallyHidden>{words.generation(generation)}</VisuallyHidden>
        <span aria-hidden>g{generation}</span>
      </span>
    </span>
  );
}
