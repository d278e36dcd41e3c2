// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Frame } from '../../../../renderer/features/frame/frame.tsx';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../../renderer/ui/popover.tsx';
import { FakeClient } from '../../support/fake-client.ts';
import { info, settings, status } from '../../support/values.ts';

afterEach(cleanup);

async function open(): Promise<Studio> {
  const client = new FakeClient()
    .answer('getStudioInfo', { ...info, project_id: 'starfall' })
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status());
  const studio = new Studio(client);
  const screens = { assets: <button type="button">in assets</button>, problems: <div role="treegrid" tabIndex={0} aria-label="list" /> };
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>
        <Frame screens={screens} welcome={null} />
      </TooltipProvider>
    </StudioProvider>,
  );
  await act(() => studio.start());
  return studio;
}

const press = (key: string): boolean => fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey: true });

it('goes from a screen that is left to the list of the one that comes, and back where it was', async () => {
  await open();
  const button = screen.getByRole('button', { name: 'in assets' });
  act(() => button.focus());
  press('2');
  expect(document.activeElement).toBe(screen.getByRole('treegrid', { name: 'list' }));
  press('1');
  expect(document.activeElement).toBe(button);
});

it('stays in the rail, where a screen was chosen', async () => {
  await open();
  const rail = screen.getByRole('button', { name: 'Problems' });
  act(() => rail.focus());
  fireEvent.click(rail);
  expect(document.activeElement).toBe(rail);
});
