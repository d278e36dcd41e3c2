// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useLeaveQuestion } from '../../../../renderer/features/frame/use-leave-question.ts';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { event, info, settings, status } from '../../support/values.ts';

let client: FakeClient;
let studio: Studio;

function Page(): null {
  useLeaveQuestion();
  return null;
}

/** Whether a tab that is closed now asks first. */
function asks(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

async function show(host: 'browser' | 'electron'): Promise<void> {
  client = new FakeClient().answer('getStudioInfo', { ...info, host }).answer('getStudioSettings', settings).answer('getLastPack', { running: true }).answer('closeProject', {});
  studio = new Studio(client);
  await studio.start();
  studio.show(status());
  render(
    <StudioProvider studio={studio}>
      <Page />
    </StudioProvider>,
  );
}

beforeEach(() => show('browser'));
afterEach(() => {
  cleanup();
  studio.dispose();
});

const pack = (): void => act(() => client.tell(event('pack.started', { sequence: 1, assets: 3 })));
const showOther = async (): Promise<void> => await act(async () => studio.show(status({ project_id: 'dungeon', session_id: 'session-9' })));

describe('a tab that is closed', () => {
  it('asks nothing while nothing is packed', async () => {
    expect(asks()).toBe(false);
    await showOther();
    expect(asks()).toBe(false);
  });

  it('asks first while the shown project is packed', () => {
    pack();
    expect(asks()).toBe(true);
  });

  it('asks first while a project is packed that was left for another', async () => {
    pack();
    await showOther();
    expect(asks()).toBe(true);
  });

  it('leaves the question to the shell that asks by itself', async () => {
    cleanup();
    studio.dispose();
    await show('electron');
    pack();
    expect(asks()).toBe(false);
  });
});
