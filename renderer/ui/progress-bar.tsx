import type { JSX } from 'react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import './progress-bar.css';

export interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** 0: nobody knows yet; the bar is empty and says so. */
  readonly total: number;
}

/** A number that grows, in blocks as a cartridge loads. */
export function ProgressBar({ label, done, total }: ProgressBarProps): JSX.Element {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={printable(label)}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={total > 0 ? done : undefined}
      aria-valuetext={total > 0 ? words.percent(done, total) : words.loading}
    >
      <div className="progress-done" style={{ width: `${share * 100}%` }} />
    </div>
  );
}
