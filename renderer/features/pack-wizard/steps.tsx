import type { JSX } from 'react';
import { names } from '../../ui/class-names.ts';
import { words } from '../../words/pack.ts';
import './steps.css';

export const steps = ['summary', 'validation', 'packing', 'result'] as const;
export type Step = (typeof steps)[number];

export interface StepsProps {
  readonly here: Step;
  /** What stands beside a step's name. */
  readonly notes: Readonly<Partial<Record<Step, string>>>;
  readonly onGo: (step: Step) => void;
}

/** The four steps; every one can be looked at at any time. */
export function Steps({ here, notes, onGo }: StepsProps): JSX.Element {
  return (
    <nav className="pack-steps" aria-label={words.stepsLabel}>
      <ol>
        {steps.map((step, index) => (
          <li key={step}>
            <button type="button" className={names('pack-step', step === here && 'pack-step-here')} aria-current={step === here ? 'step' : undefined} onClick={() => onGo(step)}>
              <span className="pack-step-number" aria-hidden>
                {index + 1}
              </span>
              <span className="pack-step-name">{words.steps[step]}</span>
              {notes[step] !== undefined && <span className="pack-step-note">{notes[step]}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
