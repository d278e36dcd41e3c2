import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import { StudioProvider } from '../../../renderer/state/context.tsx';
import type { Studio } from '../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../renderer/ui/popover.tsx';
import type { FakeClient } from './fake-client.ts';
import { status } from './values.ts';

/** Draws a part of the page for an open project, in rooms that a test's document does not measure by itself. */
export function show(client: FakeClient, studio: Studio, node: ReactNode, more: Partial<ProjectStatus> = {}): void {
  giveRoom();
  client.answer('getProjectStatus', status(more));
  studio.show(status(more));
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>{node}</TooltipProvider>
    </StudioProvider>,
  );
}

/** Nothing is laid out here: every element says that it is so large, so that lists mount the rows in sight. */
export function giveRoom(): void {
  const room = { offsetWidth: 1000, offsetHeight: 600, clientWidth: 1000, clientHeight: 600 };
  for (const [name, value] of Object.entries(room)) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
}
