import { fireEvent, screen, within } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { PackActions } from '../../../renderer/features/pack-wizard/pack-actions.tsx';
import { PackWizard } from '../../../renderer/features/pack-wizard/pack-wizard.tsx';
import { Studio } from '../../../renderer/state/studio.ts';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import { FakeClient } from './fake-client.ts';
import { problems, report, summary, verdict } from './packs.ts';
import { show } from './show.tsx';

export interface ShownWizard {
  readonly client: FakeClient;
  readonly studio: Studio;
}

/** Answers whatever the wizard asks, of a project that can be packed and was not yet. */
export function answeringPacker(): FakeClient {
  return new FakeClient()
    .answer('summarizePackWorkspace', summary())
    .answer('validatePackWorkspace', verdict())
    .answer('listDiagnostics', problems())
    .answer('getPackReport', report())
    .answer('getLastPack', { running: false });
}

/** The wizard with a packer that answers; `prepare` gives other answers. */
export function showWizard(prepare: (client: FakeClient) => unknown = () => undefined, more: Partial<ProjectStatus> = {}): ShownWizard {
  const client = answeringPacker();
  prepare(client);
  const studio = new Studio(client);
  onTestFinished(() => studio.dispose());
  drawWizard(client, studio, more);
  return { client, studio };
}

export function drawWizard(client: FakeClient, studio: Studio, more: Partial<ProjectStatus> = {}): void {
  show(
    client,
    studio,
    <>
      <PackWizard />
      <PackActions />
    </>,
    more,
  );
}

export function goToStep(step: string): void {
  fireEvent.click(within(screen.getByRole('navigation')).getByRole('button', { name: new RegExp(step, 'u') }));
}

/** The step that is shown. */
export function shownStep(): string | undefined {
  return screen.getByRole('navigation').querySelector('[aria-current="step"] .pack-step-name')?.textContent;
}
