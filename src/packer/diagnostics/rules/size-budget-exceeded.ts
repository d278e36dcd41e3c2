import type { SizeBudget } from '../../../contract/documents.ts';
import type { Finding } from '../../families/family.ts';
import { familyNamed } from '../../families/list.ts';
import type { FactLookup } from '../../snapshot/family-port.ts';
import { isActive, type AssetRoot, type Snapshot } from '../../snapshot/model.ts';
import { settingsFile, type ProjectRule } from '../rule.ts';

export const sizeBudgetExceeded: ProjectRule = {
  code: 'size_budget_exceeded',
  severity: 'warning',
  otherwise: { severity: 'error', where: 'the budget says so' },
  summary: 'The active pack set needs more bytes in a bank type, or in all together, than `size_budgets` in `project.json` allows.',
  remedy: 'Make or leave out assets, or raise the budget in the project\u2019s settings.',
  scope: 'project',
  *check(snapshot, facts) {
    const budgets = Object.entries(snapshot.settings.settings.size_budgets).sort(([a], [b]) => (a < b ? -1 : 1));
    if (budgets.length === 0) return;
    const sizes = packedSizes(snapshot, facts);
    for (const [name, budget] of budgets) yield* findingOf(name, budget, sizes.get(name) ?? 0);
  },
};

function* findingOf(name: string, { max_bytes: most, severity }: SizeBudget, bytes: number): Generator<Finding> {
  if (bytes <= most) return;
  const what = name === 'total' ? 'All banks together need' : `${name} needs`;
  const message = `${what} ${bytes} bytes, ${bytes - most} more than the ${most} of its budget.`;
  yield { message, severity, place: { file: settingsFile, field: `/size_budgets/${name}` } };
}

/** Bytes of the slices by bank type, and of all. Assets whose size is not known count nothing: other rules say why. */
function packedSizes(snapshot: Snapshot, facts: FactLookup): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const asset of snapshot.roots.filter(isActive)) {
    const { bankType, size } = packedSize(asset, facts);
    for (const name of [bankType, 'total']) sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return sizes;
}

function packedSize(asset: AssetRoot, facts: FactLookup): { readonly bankType: string; readonly size: number } {
  const family = familyNamed(asset.declaration.effective?.family ?? '');
  return { bankType: family?.bankType ?? '', size: family?.expectedSize(asset, facts) ?? 0 };
}
