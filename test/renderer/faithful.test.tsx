// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { Studio } from '../../renderer/state/studio.ts';
import type { ProjectStatus } from '../../src/contract/operations/project.ts';
import { observationModeSchema, projectStateSchema } from '../../src/contract/state.ts';
import { words as frame } from '../../renderer/words/frame.ts';
import { words as kit } from '../../renderer/words/ui.ts';
import { FakeClient } from './support/fake-client.ts';
import { info, settings, status } from './support/values.ts';

afterEach(cleanup);

async function show(told: Partial<ProjectStatus>): Promise<FakeClient> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, project_id: 'starfall' })
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status(told));
  const studio = new Studio(client);
  render(<App studio={studio} />);
  await act(() => studio.start());
  return client;
}

/** Nothing of it follows from the rest: whoever works one out from another is found out. */
const told = {
  generation: 4,
  reasons: ['the packer has its reasons'],
  counts: { registered: 1, included: 7, excluded: 40, missing: 3, unregistered: 9, artifacts: 0 },
  problems: { errors: 0, warnings: 812, infos: 3, unchecked_assets: 5 },
};

const together = projectStateSchema.options.flatMap((state) => observationModeSchema.options.flatMap((mode) => (['read_write', 'read_only'] as const).map((access) => [state, mode, access] as const)));

describe('what the packer says', () => {
  it.each(together)('%s, %s and %s stand side by side as they were told', async (state, mode, access) => {
    await show({
      ...told,
      state,
      observation: { mode, reason: 'somebody said so', checked_at: '2026-01-02T03:04:05.000Z' },
      access: access === 'read_write' ? { mode: access } : { mode: access, reason: 'a newer registry' },
    });
    expect(screen.getByRole('button', { name: `${frame.stateAbout}: ${kit.state[state]}, generation 4` })).toBeTruthy();
    expect(screen.getByRole('button', { name: new RegExp(`^${frame.observationAbout}: ${frame.observation[mode]}`, 'u') })).toBeTruthy();
    expect(screen.queryByText(frame.readOnly) !== null).toBe(access === 'read_only');
    expect(document.querySelector('.bar-counts')?.textContent).toBe('1 asset · 7 in build');
    expect(screen.getByRole('button', { name: '0 errors, 812 warnings, 5 assets not looked into yet' })).toBeTruthy();
  });
});

describe('what nobody can confirm', () => {
  it('is told as what was known last, and neither as fresh nor as live', async () => {
    const client = await show({ ...told, state: 'fresh' });
    act(() => client.connect('lost'));
    expect(screen.getByRole('button', { name: `${frame.stateAbout}: Last known: fresh, generation 4` })).toBeTruthy();
    expect(screen.getByRole('button', { name: new RegExp(`^${frame.observationAbout}: ${frame.observation.unknown}`, 'u') })).toBeTruthy();
    expect(document.querySelector('[data-state="fresh"]')).toBeNull();
  });

  it('is confirmed again when the connection is back', async () => {
    const client = await show({ ...told, state: 'fresh' });
    act(() => client.connect('lost'));
    act(() => client.connect('open'));
    expect(screen.getByRole('button', { name: `${frame.stateAbout}: Fresh, generation 4` })).toBeTruthy();
  });
});
