import { expect, it } from 'vitest';
import { dataBank, excludedBank, tinyDisk } from '../../../support/tiny-project.ts';
import { openTiny } from '../../../support/open-tiny.ts';

type Severity = 'warning' | 'error';

async function validated(budgets: Record<string, { max_bytes: number; severity?: Severity }>) {
  const bank = { ...dataBank, declaration: { inputs: { files: ['one.bin'] } }, files: { 'one.bin': '12345678' } };
  const tiny = await openTiny(tinyDisk({ assets: [bank, excludedBank] }));
  await tiny.ask('updateProjectSettings', { size_budgets: budgets });
  return { tiny, ...(await tiny.ask('validatePackWorkspace')) };
}

it('a bank above its budget is a warning that says by how much, and is packed', async () => {
  const { tiny, blocked, diagnostics } = await validated({ DATA: { max_bytes: 5 } });
  expect(blocked).toBe(false);
  expect(diagnostics).toMatchObject([
    { code: 'size_budget_exceeded', severity: 'warning', message: 'DATA needs 8 bytes, 3 more than the 5 of its budget.', place: { file: 'assets/.prometeu/project.json', field: '/size_budgets/DATA' } },
  ]);
  expect(await tiny.pack()).toMatchObject({ status: 'succeeded', warnings: [{ code: 'size_budget_exceeded' }] });
});

it('a budget that is an error keeps the pack from running', async () => {
  const { tiny, blocked } = await validated({ total: { max_bytes: 7, severity: 'error' } });
  expect(blocked).toBe(true);
  expect(await tiny.pack()).toMatchObject({ status: 'blocked', failure: { kind: 'gate', error: { code: 'gate_blocked' } } });
});

it('what is just within the budget, excluded, or of another bank is nothing', async () => {
  expect((await validated({ DATA: { max_bytes: 8, severity: 'error' }, TILES: { max_bytes: 0, severity: 'error' } })).diagnostics).toEqual([]);
});
