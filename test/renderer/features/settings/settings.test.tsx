// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { SettingsActions } from '../../../../renderer/features/settings/settings-actions.tsx';
import { Settings } from '../../../../renderer/features/settings/settings.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { show as draw } from '../../support/show.tsx';
import type { ProjectStatus } from '../../../../src/contract/operations/project.ts';
import { info, settings } from '../../support/values.ts';

const project: ResponseOf<'getProjectSettings'> = { generation: 1, state: 'fresh', refresh: 'automatic', size_budgets: { TILES: { max_bytes: 1024, severity: 'error' } }, companions: ['asset_ids.h'] };

let client: FakeClient;
let studio: Studio;

beforeEach(async () => {
  client = new FakeClient()
    .answer('getStudioInfo', info)
    .answer('getStudioSettings', settings)
    .answer('getProjectSettings', project)
    .answer('updateProjectSettings', project)
    .answer('updateStudioSettings', ({ theme = settings.theme, density = settings.density }) => ({ ...settings, theme, density }))
    .answer('describeFamilies', { families: [{ family: 'sound_bank', title: 'Sound bank', bank_type: 'SOUNDS', format: 'SOUNDS/pcm_v1', inputs: [], parameters: [] }] });
  studio = new Studio(client);
  await studio.shell.read();
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

function show(more: Partial<ProjectStatus> = {}): void {
  draw(
    client,
    studio,
    <>
      <Settings />
      <SettingsActions />
    </>,
    more,
  );
}

const changed = (): unknown => client.asked('updateProjectSettings').at(-1);

describe('Settings', () => {
  it('change the theme and the density for the person', async () => {
    show();
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Light' })));
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: 'Comfortable' })));
    expect(client.asked('updateStudioSettings')).toEqual([{ theme: 'light' }, { density: 'comfortable' }]);
  });

  it('change who takes over what changes on disk, and say what it does', async () => {
    show();
    expect(await screen.findByText(/taken over by themselves/u)).toBeTruthy();
    await act(async () => void fireEvent.change(screen.getByRole('combobox', { name: 'Changes on disk' }), { target: { value: 'manual' } }));
    expect(changed()).toEqual({ project_id: 'starfall', refresh: 'manual' });
  });

  it('set a budget beside those there are', async () => {
    show();
    const most = await screen.findByRole('textbox', { name: 'Most bytes of SOUNDS' });
    fireEvent.change(most, { target: { value: '2048' } });
    expect(screen.getByText('2 KiB')).toBeTruthy();
    await act(async () => void fireEvent.keyDown(most, { key: 'Enter' }));
    expect(changed()).toEqual({ project_id: 'starfall', size_budgets: { TILES: { max_bytes: 1024, severity: 'error' }, SOUNDS: { max_bytes: 2048, severity: 'warning' } } });
  });

  it('take a budget away', async () => {
    show();
    await act(async () => void fireEvent.click(await screen.findByRole('button', { name: 'Remove the budget of TILES' })));
    expect(changed()).toEqual({ project_id: 'starfall', size_budgets: {} });
  });

  it('ask for nothing while a budget is no number of bytes', async () => {
    show();
    const most = await screen.findByRole('textbox', { name: 'Most bytes of SOUNDS' });
    fireEvent.change(most, { target: { value: '12 kB' } });
    fireEvent.blur(most);
    expect(most.getAttribute('aria-invalid')).toBe('true');
    expect(changed()).toBeUndefined();
  });

  it('ask for id constants beside those there are', async () => {
    show();
    await act(async () => void fireEvent.click(await screen.findByRole('checkbox', { name: /asset_ids\.rs/u })));
    expect(changed()).toEqual({ project_id: 'starfall', companions: ['asset_ids.h', 'asset_ids.rs'] });
  });

  it('say the packer’s refusal', async () => {
    client.answer('updateProjectSettings', packerError('project_failed', 'The lane is closed.', 'Open it anew.'));
    show();
    await act(async () => void fireEvent.click(await screen.findByRole('checkbox', { name: /asset_ids\.rs/u })));
    expect(studio.notices.store.getState().notices).toMatchObject([{ kind: 'bad', text: 'The lane is closed.', more: 'Open it anew.' }]);
  });

  it('of a read-only project are shown and shut, with the reason', async () => {
    show({ access: { mode: 'read_only', reason: 'The medium is read-only.' } });
    expect(await screen.findByText('The medium is read-only.')).toBeTruthy();
    expect((await screen.findByRole('textbox', { name: 'Most bytes of TILES' })).hasAttribute('disabled')).toBe(true);
    expect(studio.actions.run('settings.refresh')).toBe(false);
  });

  it('show a budget of a bank that no family makes', async () => {
    client.answer('getProjectSettings', { ...project, size_budgets: { MAPS: { max_bytes: 0, severity: 'warning' }, total: { max_bytes: 9, severity: 'error' } } });
    show();
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Most bytes of MAPS' })).value).toBe('0');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Most bytes of All banks together' }).value).toBe('9');
  });
});
