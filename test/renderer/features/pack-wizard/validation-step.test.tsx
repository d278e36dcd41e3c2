// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { goToStep, showWizard } from '../../support/pack-wizard.tsx';
import { summary, verdict } from '../../support/packs.ts';
import { event } from '../../support/values.ts';
import { manyFindings, scrollTo } from '../../support/very-many.ts';

afterEach(cleanup);

it('says which generation its verdict is of, and that the packer looks again', async () => {
  const { client, studio } = showWizard((packer) => packer.answer('validatePackWorkspace', verdict({ generation: 7 })));
  goToStep('Validation');
  expect(await screen.findByText('Of generation 7')).toBeTruthy();
  expect(screen.queryByText('looking again')).toBeNull();
  await act(async () => {
    client.answer('validatePackWorkspace', () => new Promise(() => undefined));
    studio.queries.outdate('drift.detected');
  });
  expect(screen.getByText('looking again')).toBeTruthy();
});

it('tells in the packer’s numbers how far it has come', async () => {
  const { client } = showWizard((packer) => packer.answer('validatePackWorkspace', () => new Promise(() => undefined)));
  goToStep('Validation');
  await act(async () => client.tell(event('validation.progress', { done: 12_000, total: 48_000 })));
  expect(screen.getByText('Looking into what goes in: 12,000 of 48,000 assets')).toBeTruthy();
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('12000');
});

it('says why no pack would begin at all, beside the findings of the last generation', async () => {
  const refused = packerError('refresh_required', 'kestrel.png has changed.', 'Refresh the project first.');
  showWizard((packer) => packer.answer('validatePackWorkspace', verdict({ blocked: true, refused, state: 'stale' })), { state: 'stale', reasons: ['kestrel.png has changed.'] });
  goToStep('Validation');
  expect(await screen.findByRole('heading', { name: 'The pack is blocked' })).toBeTruthy();
  expect(screen.getByText('Refresh the project first.')).toBeTruthy();
  expect(screen.getByText('Stale')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Review what differs' })).toBeTruthy();
});

it('where nothing is found says what that rests on', async () => {
  showWizard((packer) => packer.answer('validatePackWorkspace', verdict({ checked: { assets: 25, files: 90, bytes: 2048 } })));
  goToStep('Validation');
  expect(await screen.findByText('25 assets, 90 files, 2 KiB looked into.')).toBeTruthy();
});

it('shows the finding that was chosen, at first the first one, wherever the list is scrolled', async () => {
  showWizard((packer) => packer.answer('listDiagnostics', manyFindings(1200)).answer('validatePackWorkspace', verdict({ blocked: true })));
  goToStep('Validation');
  const tree = await screen.findByRole('treegrid');
  const chosen = (): string | null => screen.getByRole('article').textContent;
  await screen.findByRole('article');
  await scrollTo(tree, 702 * 42);
  const row = await screen.findByText('Tile 705 has 17 colours.');
  expect(chosen()).toContain('Tile 1 has');
  fireEvent.click(row);
  await scrollTo(tree, 0);
  await screen.findByText('Tile 1 has 17 colours.');
  expect(chosen()).toContain('Tile 705 has');
});

it('shows the budgets that the packer says are exceeded, at each step before the result', async () => {
  const banks = [{ bank_type: 'SOUNDS', assets: 1, expected_bytes: 3072, unknown: 0, slot_count: 16, slots: [], budget: { max_bytes: 2048, severity: 'error' as const }, over_by: 1024 }];
  showWizard((packer) => packer.answer('summarizePackWorkspace', summary({ banks })));
  expect(await screen.findByText('1 KiB over: no pack')).toBeTruthy();
  goToStep('Validation');
  expect(await screen.findByText('1 KiB over: no pack')).toBeTruthy();
});

it('says its verdict aloud, and not how far the packer has come with looking again', async () => {
  const { client, studio } = showWizard();
  goToStep('Validation');
  const heading = await screen.findByRole('heading', { name: 'Nothing blocks the pack' });
  const said = heading.closest('[role="status"]');
  expect(said?.textContent).toBe('Nothing blocks the pack0 errors, 0 warnings, 0 notes');
  await act(async () => {
    client.answer('validatePackWorkspace', () => new Promise(() => undefined));
    studio.queries.outdate('drift.detected');
  });
  const before = said?.textContent;
  await act(async () => client.tell(event('validation.progress', { done: 12_000, total: 48_000 })));
  expect(screen.getByText(/12,000 of 48,000/u).closest('[role="status"]')).toBeNull();
  expect(said?.textContent).toBe(before);
});
