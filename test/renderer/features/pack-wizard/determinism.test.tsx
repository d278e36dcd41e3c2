// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import { goToStep, showWizard } from '../../support/pack-wizard.tsx';
import { digest, packed } from '../../support/packs.ts';

afterEach(cleanup);

const proof = { outcome: 'identical' as const, files: [], input_fingerprint: digest('f'), second_run: { TZ: 'Pacific/Kiritimati' } };

it('shows what came of the last proof, whoever asked for it, also after other steps', async () => {
  showWizard((packer) => packer.answer('getLastPack', { running: false, result: packed(), proof }));
  goToStep('Result');
  expect(await screen.findByText('The same to the last byte')).toBeTruthy();
  goToStep('Summary');
  goToStep('Result');
  expect(await screen.findByText('The same to the last byte')).toBeTruthy();
});

it('says why the last one could not be carried out', async () => {
  showWizard((packer) => packer.answer('getLastPack', { running: false, result: packed(), proof_refused: packerError('cancelled', 'The proof was cancelled.', 'Run it again.') }));
  goToStep('Result');
  expect(await screen.findByText('The proof was cancelled.')).toBeTruthy();
});

it('can be cancelled while it packs the second time, of which nothing is announced', async () => {
  const { client } = showWizard((packer) => packer.answer('getLastPack', { running: true, doing: 'proof', result: packed(), elapsed_ms: 4000 }).answer('cancelPack', { cancelled: true }));
  await act(async () => undefined);
  goToStep('Result');
  expect(await screen.findByText('Second pack, in a process of its own')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /Cancel the check/u }));
  expect(client.asked('cancelPack')).toHaveLength(1);
});

it('asks the packer for a proof, once', async () => {
  const { client } = showWizard((packer) => packer.answer('getLastPack', { running: false, result: packed() }).answer('verifyDeterminism', proof));
  goToStep('Result');
  fireEvent.click(await screen.findByRole('button', { name: 'Check determinism' }));
  expect(client.asked('verifyDeterminism')).toEqual([{ project_id: 'starfall' }]);
});

it('says that a proof was never asked for, which the packer cannot know', async () => {
  const { studio } = showWizard((packer) =>
    packer.answer('getLastPack', { running: false, result: packed() }).answer('verifyDeterminism', packerError('too_many_calls', 'Too much was asked at once.', 'Ask again.')),
  );
  goToStep('Result');
  await act(async () => fireEvent.click(await screen.findByRole('button', { name: 'Check determinism' })));
  expect(studio.notices.store.getState().notices.map(({ text }) => text)).toEqual(['Too much was asked at once.']);
});
