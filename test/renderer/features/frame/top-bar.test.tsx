// @vitest-environment happy-dom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { TopBar } from '../../../../renderer/features/frame/top-bar.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { show } from '../../support/show.tsx';
import { event } from '../../support/values.ts';

afterEach(cleanup);

it('says of a pack that runs which phase it is in, and how far that is, in the words and numbers of the wizard', () => {
  const client = new FakeClient();
  show(client, new Studio(client), <TopBar />);
  const operation_id = '0123456789abcdefghij';
  const said = (): string | null => screen.getByRole('button', { name: /^Pack/u }).textContent;
  expect(said()).toBe('Pack');
  act(() => client.tell(event('pack.started', { sequence: 1, operation_id, assets: 50_000 })));
  expect(said()).toBe('Packing');
  act(() => client.tell(event('pack.phase', { sequence: 2, operation_id, phase: 'materialize' })));
  expect(said()).toBe('Packing Materialize');
  act(() => client.tell(event('pack.progress', { operation_id, phase: 'materialize', asset_id: 3, bytes: 9, done: 1200, total: 50_000 })));
  expect(said()).toBe('Packing 1,200/50,000');
});
