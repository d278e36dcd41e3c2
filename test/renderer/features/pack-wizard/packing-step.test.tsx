// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { goToStep, showWizard } from '../../support/pack-wizard.tsx';
import { operation } from '../../support/packs.ts';
import { event } from '../../support/values.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const first = { operation_id: operation('a') };

it('names the asset at hand and where it lies', async () => {
  const { client, studio } = showWizard((packer) => packer.answer('getLastPack', { running: true }));
  await act(async () =>
    client.tell(
      event('pack.phase', { ...first, sequence: 1, phase: 'materialize' }),
      event('pack.progress', { ...first, phase: 'materialize', done: 1, total: 4, bytes: 10, asset_id: 12, asset_name: 'hero', root: 'sprites/hero' }),
    ),
  );
  expect(screen.getByText('sprites/hero')).toBeTruthy();
  screen.getByRole('button', { name: 'hero' }).click();
  expect(studio.navigation.store.getState()).toMatchObject({ route: 'assets', asset: { asset_id: 12 } });
});

it('after a reload shows how far the packer said it had come, until it says more', async () => {
  const { client } = showWizard((packer) => packer.answer('getLastPack', { running: true, doing: 'pack', progress: { phase: 'emit', done: 3, total: 9, bytes: 2048 } }));
  await act(async () => client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'emit' })));
  expect(screen.getByText('3 of 9')).toBeTruthy();
  await act(async () => client.tell(event('pack.progress', { ...first, phase: 'emit', done: 5, total: 9, bytes: 4096 })));
  expect(screen.getByText('5 of 9')).toBeTruthy();
});

it('counts on from what the packer says has passed, a second at a time', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  const { client } = showWizard((packer) => packer.answer('getLastPack', { running: true, doing: 'pack', elapsed_ms: 65_300 }));
  await act(async () => client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'gate' })));
  // The pack as a whole, and its first phase.
  expect(screen.getAllByText('1 min 5 s')).toHaveLength(2);
  await act(async () => vi.advanceTimersByTime(2000));
  expect(screen.getAllByText('1 min 7 s')).toHaveLength(2);
});

it('a phase that a pack ended in has not been done', async () => {
  const { client } = showWizard();
  await act(async () =>
    client.tell(
      event('pack.phase', { ...first, sequence: 1, phase: 'gate' }),
      event('pack.phase', { ...first, sequence: 2, phase: 'freeze' }),
      event('pack.finished', { ...first, sequence: 3, status: 'cancelled', unchanged: false, elapsed_ms: 5 }),
    ),
  );
  goToStep('Packing');
  expect(screen.getAllByRole('listitem').filter((item) => item.className.startsWith('pack-phase ')).map((item) => item.textContent.match(/done|ended here|waits/u)?.[0])).toEqual(['done', 'ended here', 'waits', 'waits', 'waits', 'waits', 'waits']);
});
