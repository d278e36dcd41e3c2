// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import type { JSX } from 'react';
import { afterEach, expect, it } from 'vitest';
import { Studio } from '../../../renderer/state/studio.ts';
import { useFixes } from '../../../renderer/state/use-fixes.ts';
import { FixButtons } from '../../../renderer/ui/finding.tsx';
import { FakeClient } from '../support/fake-client.ts';
import { finding } from '../support/packs.ts';
import { show } from '../support/show.tsx';

afterEach(cleanup);

function Fixes(): JSX.Element {
  return <FixButtons fixes={useFixes(finding)} />;
}

it.each([
  ['can be proposed where the project can be written', { mode: 'read_write' as const }, false, null],
  ['says why it cannot where the project is open for reading only', { mode: 'read_only' as const, reason: 'A newer Studio wrote it.' }, true, 'A newer Studio wrote it.'],
])('a fix %s', async (_, access, disabled, title) => {
  const client = new FakeClient().answer('getFixes', { generation: 1, state: 'fresh', fixes: [{ title: 'Give it slot 5', changes: [{ kind: 'set_preload', asset: { asset_id: 3 }, slot: 5 }] }] });
  show(client, new Studio(client), <Fixes />, { access });
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Give it slot 5…' });
  expect([button.disabled, button.getAttribute('title')]).toEqual([disabled, title]);
});
