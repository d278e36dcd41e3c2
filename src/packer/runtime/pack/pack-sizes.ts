import type { SizeBudget, SizeBudgets } from '../../../contract/documents.ts';
import type { PlannedAsset } from '../../../contract/operations/pack.ts';
import type { AnswerOf } from '../../../contract/operations.ts';
import type { StandingBuild } from './standing-build.ts';

type Summary = Extract<AnswerOf<'summarizePackWorkspace'>, { ok: true }>['value'];
type Sizes = Pick<Summary, 'input_bytes' | 'expected_bytes' | 'expected_unknown' | 'bytes_before' | 'banks' | 'total_budget' | 'total_over_by'>;

/** Preload slots that a bank type has (formats.md §2). */
const slotCount = 16;

/** What goes in and what it will weigh, against the budgets. */
export function sizesOf(assets: readonly PlannedAsset[], budgets: SizeBudgets, build: StandingBuild | undefined): Sizes {
  const expected = sum(assets, ({ expected_size: size }) => size ?? 0);
  return {
    input_bytes: sum(assets, ({ input_bytes: bytes }) => bytes),
    expected_bytes: expected,
    expected_unknown: assets.filter(({ expected_size: size }) => size === undefined).length,
    ...(build ? { bytes_before: build.inspection.payload_bytes } : {}),
    banks: banksOf(assets, budgets),
    ...(budgets['total'] ? { total_budget: budgets['total'] } : {}),
    ...overBy(expected, budgets['total'], 'total_over_by'),
  };
}

/** By how much a budget is exceeded, if it is. */
export function overBy<K extends string>(bytes: number, budget: SizeBudget | undefined, key: K): { readonly [key in K]?: number } {
  return budget && bytes > budget.max_bytes ? ({ [key]: bytes - budget.max_bytes } as { readonly [key in K]: number }) : {};
}

/** By bank type, in code-point order. */
function banksOf(assets: readonly PlannedAsset[], budgets: SizeBudgets): Summary['banks'] {
  const types = [...new Set([...assets.map(({ bank_type: type }) => type), ...Object.keys(budgets).filter((name) => name !== 'total')])].sort();
  return types.map((type) => {
    const own = assets.filter(({ bank_type: bank }) => bank === type);
    const slots = own.flatMap(({ slot, asset_id: id, asset_name: name }) => (slot === undefined ? [] : [{ slot, asset_id: id, asset_name: name }]));
    const budget = budgets[type];
    const expected = sum(own, ({ expected_size: size }) => size ?? 0);
    return {
      bank_type: type,
      assets: own.length,
      expected_bytes: expected,
      unknown: own.filter(({ expected_size: size }) => size === undefined).length,
      slot_count: slotCount,
      slots: slots.sort((a, b) => a.slot - b.slot || a.asset_id - b.asset_id),
      ...(budget ? { budget } : {}),
      ...overBy(expected, budget, 'over_by'),
    };
  });
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((all, item) => all + of(item), 0);
}
