import type { JSX } from 'react';
import { OctagonX, TriangleAlert } from 'lucide-react';
import type { SizeBudget } from '../../../src/contract/documents.ts';
import { names } from '../../ui/class-names.ts';
import { formatBytes } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { words } from '../../words/pack.ts';
import './budget.css';

export interface BudgetProps {
  readonly name: string;
  readonly bytes: number;
  readonly budget: SizeBudget;
  /** By how much the packer says that it is exceeded. */
  readonly overBy: number | undefined;
}

/** What there is room for, and what is needed. */
export function Budget({ name, bytes, budget, overBy }: BudgetProps): JSX.Element {
  const { max_bytes: most, severity } = budget;
  const Icon = severity === 'error' ? OctagonX : TriangleAlert;
  return (
    <div className={names('pack-budget', overBy !== undefined && `pack-budget-over pack-budget-${severity}`)}>
      <ProgressBar label={words.budgetOf(name)} done={bytes} total={most} />
      <p>
        <span>{words.budget(formatBytes(bytes), formatBytes(most))}</span>
        {overBy === undefined ? (
          <span className="pack-quiet">{words.budgetSeverity[severity]}</span>
        ) : (
          <strong>
            <Icon size={12} aria-hidden />
            {words.overBudget(formatBytes(overBy), words.overBudgetSays[severity])}
          </strong>
        )}
      </p>
    </div>
  );
}

export interface BudgetedBank {
  readonly name: string;
  readonly bytes: number;
  readonly budget?: SizeBudget | undefined;
  readonly overBy?: number | undefined;
}

/** Every bank that has a budget, side by side; nothing where none has. */
export function Budgets({ banks }: { readonly banks: readonly BudgetedBank[] }): JSX.Element | null {
  const limited = banks.filter(({ budget }) => budget !== undefined);
  if (limited.length === 0) return null;
  return (
    <ul className="pack-budgets" aria-label={words.budgets}>
      {limited.map(({ name, bytes, budget, overBy }) => budget && (
        <li key={name}>
          <span className="pack-budget-name">{name}</span>
          <Budget name={name} bytes={bytes} budget={budget} overBy={overBy} />
        </li>
      ))}
    </ul>
  );
}
