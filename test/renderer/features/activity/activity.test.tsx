// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Activity } from '../../../../renderer/features/activity/activity.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import type { PackerEvent } from '../../../../src/contract/events.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { show } from '../../support/show.tsx';
import { event } from '../../support/values.ts';

const first = { operation_id: '0123456789abcdefghij' };
const begun = [event('pack.phase', { ...first, sequence: 1, phase: 'gate' }), event('pack.started', { ...first, sequence: 2, assets: 40 })];
const ended = event('pack.finished', { ...first, sequence: 3, status: 'succeeded', unchanged: false, elapsed_ms: 1234 });

let client: FakeClient;
let studio: Studio;

beforeEach(() => {
  client = new FakeClient();
  studio = new Studio(client);
  show(client, studio, <Activity />);
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

async function tell(...events: readonly PackerEvent[]): Promise<void> {
  await act(async () => client.tell(...events));
}

const log = (): HTMLElement => screen.getByRole('treegrid');
/** The type of the event that is shown beside the log. */
const shownType = (): string | null | undefined => screen.queryByText('Type')?.nextElementSibling?.textContent;
const choose = (index: number): void => {
  const row = within(log()).getAllByRole('row').filter((one) => one.hasAttribute('aria-level'))[index];
  if (row) fireEvent.click(row);
};

describe('the chosen line of the log', () => {
  it('is told as it goes on', async () => {
    await tell(...begun);
    choose(0);
    expect(shownType()).toBe('pack.started');
    await tell(ended);
    await waitFor(() => expect(shownType()).toBe('pack.finished'));
  });

  it('is the whole operation when more comes of it than one event', async () => {
    await tell(...begun.slice(0, 1));
    choose(0);
    expect(shownType()).toBe('pack.phase');
    await tell(ended);
    await waitFor(() => expect(shownType()).toBe('pack.finished'));
  });

  it('can be taken back as soon as it is committed', async () => {
    await tell(event('change.started', { ...first, sequence: 1, title: 'Rename' }));
    choose(0);
    expect(studio.actions.find('activity.undo')?.unavailable).toBeDefined();
    await tell(event('change.committed', { ...first, sequence: 2, title: 'Rename', asset_ids: [3], durability: 'durable' }));
    await waitFor(() => expect(studio.actions.find('activity.undo')?.unavailable).toBeUndefined());
    expect(screen.getByRole('button', { name: /Undo/u })).toBeTruthy();
  });

  it('is no more when the log no longer holds it', async () => {
    await tell(...begun);
    choose(0);
    act(() => studio.activity.clear());
    expect(shownType()).toBeUndefined();
  });
});
