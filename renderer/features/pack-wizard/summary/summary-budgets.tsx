import type { JSX } from 'react';
import { words } from '../../../words/pack.ts';
import { Budgets } from '../budget.tsx';
import type { Summary } from './summary-pages.ts';

/** What the banks are going to need of their budgets, for every step before the result. */
export function SummaryBudgets({ summary }: { readonly summary: Summary }): JSX.Element {
  const banks = summary.banks.map(({ bank_type: name, expected_bytes: bytes, budget, over_by: overBy }) => ({ name, bytes, budget, overBy }));
  const all = { name: words.totalBank, bytes: summary.expected_bytes, budget: summary.total_budget, overBy: summary.total_over_by };
  return <Budgets banks={[...banks, all]} />;
}
