import { render } from '@testing-library/react';
import { Inspector } from '../../../../renderer/features/inspector/inspector.tsx';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../../renderer/ui/popover.tsx';
import type { ProjectStatus } from '../../../../src/contract/operations/project.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { info, settings, status } from '../../support/values.ts';
import { base64, details, stamp, tileFamily, tilePreview } from './values.ts';

/** A client that knows one tile bank, id 4. */
export function inspectorClient(): FakeClient {
  return new FakeClient()
    .answer('getStudioInfo', info)
    .answer('getStudioSettings', settings)
    .answer('getProjectStatus', status())
    .answer('describeFamilies', { families: [tileFamily] })
    .answer('getAssetDetails', details())
    .answer('getPreview', tilePreview)
    .answer('getPreviewPart', { ...stamp, media_type: 'application/octet-stream', bytes: base64(new Uint8Array(128).fill(1)) })
    .answer('listArtifacts', { ...stamp, total: details().artifacts.length, artifacts: details().artifacts })
    .answer('listHistory', { ...stamp, total: 0, entries: [] });
}

export function renderInspector(client: FakeClient, more: Partial<ProjectStatus> = {}): Studio {
  const studio = new Studio(client);
  studio.show(status(more));
  studio.navigation.choose({ asset_id: 4 });
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>
        <Inspector />
      </TooltipProvider>
    </StudioProvider>,
  );
  return studio;
}
