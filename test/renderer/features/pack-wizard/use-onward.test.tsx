// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { unpublished, verdict } from '../../support/packs.ts';
import { shownStep, showWizard } from '../../support/pack-wizard.tsx';

afterEach(cleanup);

const never = (): Promise<never> => new Promise(() => undefined);

it('Enter leads from the summary to the validation, and from there to the pack', async () => {
  const { client } = showWizard((packer) => packer.answer('packWorkspace', never));
  await screen.findByText('Expected size');
  fireEvent.keyDown(document.body, { key: 'Enter' });
  expect(shownStep()).toBe('Validation');
  await screen.findByRole('heading', { name: 'Nothing blocks the pack' });
  await act(async () => void fireEvent.keyDown(document.body, { key: 'Enter' }));
  expect(client.asked('packWorkspace')).toHaveLength(1);
  expect(shownStep()).toBe('Packing');
});

it('the action leads on as well, wherever the focus is', async () => {
  const { studio } = showWizard();
  await screen.findByText('Expected size');
  act(() => void studio.actions.run('pack.next'));
  expect(shownStep()).toBe('Validation');
});

it('what has a use of its own for Enter keeps it', async () => {
  showWizard();
  fireEvent.keyDown(await screen.findByRole('grid'), { key: 'Enter' });
  fireEvent.keyDown(screen.getByRole('button', { name: /^Pack now/u }), { key: 'Enter' });
  expect(shownStep()).toBe('Summary');
});

it('goes nowhere while the packer says that the pack is blocked', async () => {
  const { client, studio } = showWizard((packer) => packer.answer('validatePackWorkspace', verdict({ blocked: true })));
  await screen.findByText('Expected size');
  fireEvent.keyDown(document.body, { key: 'Enter' });
  await screen.findByRole('heading', { name: 'The pack is blocked' });
  fireEvent.keyDown(document.body, { key: 'Enter' });
  expect(studio.actions.run('pack.next')).toBe(false);
  expect(client.asked('packWorkspace')).toEqual([]);
});

it.each([
  ['errors', 2, 'Errors block the pack'],
  ['something else than errors', 0, 'The pack is blocked'],
])('says at the button and at the action alike that %s blocks', async (_, errors, why) => {
  const { studio } = showWizard((packer) => packer.answer('validatePackWorkspace', verdict({ blocked: true, counts: { errors, warnings: 0, infos: 0 } })));
  await screen.findByText('Expected size');
  fireEvent.keyDown(document.body, { key: 'Enter' });
  await screen.findByRole('heading', { name: 'The pack is blocked' });
  expect(studio.actions.find('pack.next')?.unavailable).toBe(why);
  expect(document.querySelector('.pack-foot-says')?.textContent).toBe(why);
});

it('the last step leads nowhere', async () => {
  const { studio } = showWizard((packer) => packer.answer('getLastPack', { running: false, result: unpublished({ status: 'cancelled' }) }));
  act(() => void studio.actions.run('pack.step.result'));
  await screen.findByRole('heading', { name: 'Cancelled' });
  expect(studio.actions.find('pack.next')?.unavailable).toBe('This is the last step');
});

it('the focus is not lost with the button that led on', async () => {
  showWizard();
  const button = await screen.findByRole('button', { name: /^Go on to validation/u });
  button.focus();
  fireEvent.click(button);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Validation');
});
