// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { DriftBanner } from '../../renderer/features/drift/drift-banner.tsx';
import { DriftItemDetails } from '../../renderer/features/drift/drift-item.tsx';
import { Studio } from '../../renderer/state/studio.ts';
import { Button, IconButton } from '../../renderer/ui/button.tsx';
import { CopyableText } from '../../renderer/ui/copyable-text.tsx';
import { Dialog } from '../../renderer/ui/dialog.tsx';
import { DiffView } from '../../renderer/ui/diff-view.tsx';
import { EmptyState, ErrorState } from '../../renderer/ui/empty-state.tsx';
import { Checkbox, Select, TextField } from '../../renderer/ui/fields.tsx';
import { Finding } from '../../renderer/ui/finding.tsx';
import { LiveRegion } from '../../renderer/ui/hidden.tsx';
import { TooltipProvider } from '../../renderer/ui/popover.tsx';
import { PreviewReport } from '../../renderer/ui/preview-report.tsx';
import { Toast, ToastArea } from '../../renderer/ui/toast.tsx';
import { words } from '../../renderer/words/pack.ts';
import { Trash2 } from 'lucide-react';
import { packerError } from '../../src/contract/errors.ts';
import { asset, draw, giveHeights, scene } from './features/assets/scene.tsx';
import { inspectorClient, renderInspector } from './features/inspector/render-inspector.tsx';
import { details, finding, stamp, tilePreview } from './features/inspector/values.ts';
import { FakeClient } from './support/fake-client.ts';
import { hostile, spelledOut, turning, unprinted } from './support/hostile.ts';
import { digest, packed, report, summary, verdict } from './support/packs.ts';
import { goToStep, showWizard } from './support/pack-wizard.tsx';
import { event, info, settings, status } from './support/values.ts';
import { show } from './support/show.tsx';

afterEach(cleanup);

const name = `crate${turning}.exe`;
const nothing = (): void => undefined;
const wrong = hostile(finding('No colour is left.', { file: `assets/a/${name}`, pixel: { x: 1, y: 2 } }));

/** Something of it is shown, and nothing of it as it is. */
async function expectPrinted(): Promise<void> {
  expect((await screen.findAllByText((_, element) => element?.textContent.includes(spelledOut) === true)).length).toBeGreaterThan(0);
  expect(unprinted()).toEqual([]);
}

describe('a mark that turns a line round is spelled out', () => {
  it.each([
    ['on a button', <Button unavailable={name}>{name}</Button>],
    ['in what an icon does', <IconButton label={name} icon={Trash2} />, 'attribute'],
    ['in a path that can be copied', <CopyableText label="path" text={`assets/${name}`} />],
    ['in a dialog', <Dialog open title={name} says={name} onClose={nothing} />],
    ['in a difference', <DiffView label={name} diff={`@@ -1 +1 @@\n-\t${name}\n+\t${name}`} />],
    ['where there is nothing', <EmptyState title={name} says={name} />],
    ['in a refusal', <ErrorState error={packerError('not_found', name, name)} />],
    ['in a choice', <Select label={name} value="a" options={[{ value: 'a', label: name }]} onValue={nothing} />],
    ['in what a field says', <TextField label={name} hint={name} value="" onValue={nothing} />],
    ['in a switch', <Checkbox label={name} hint={name} checked onChecked={nothing} />],
    ['in a finding', <Finding finding={wrong} fixes={[{ title: name, run: nothing }]} onFollow={nothing} />],
    ['in what is said aloud', <LiveRegion text={name} />],
    ['in what a change would do', <PreviewReport preview={{ moves: [{ from: name, to: name }], files: [{ path: name, before: 'absent', after: digest('a'), size_before: 0, size_after: 1, diff: `@@ -0 +1 @@\n+${name}` }], diagnostics: { appear: [wrong], disappear: [wrong] } }} />],
    ['in a toast', <ToastArea><Toast kind="good" text={name} more={name} action={{ title: name, run: nothing }} onClose={nothing} /></ToastArea>],
  ] as const)('%s', async (_, node, where?: 'attribute') => {
    render(<TooltipProvider>{node}</TooltipProvider>);
    if (where === 'attribute') expect(screen.getByLabelText(`crate${spelledOut}.exe`)).toBeTruthy();
    else await expectPrinted();
    expect(unprinted()).toEqual([]);
  });

  it.each(['table', 'tree'] as const)('in the %s of assets, and among those that nobody registered', async (view) => {
    giveHeights();
    const row = hostile(asset(1, 'tiles/forest'));
    const { asset_id: _id, asset_uuid: _uuid, asset_name: _name, ...bare } = hostile(asset(2, 'tiles/loose'));
    const folder = { kind: 'folder', level: 1, position: 1, siblings: 2, path: name, name, expanded: true, assets: 1, included: 1, errors: 0, warnings: 0 } as const;
    await draw(scene({ view, assets: [row], lines: [folder, { kind: 'asset', level: 2, position: 1, siblings: 1, asset: row }], unregistered: [bare] }));
    await screen.findAllByText(`forest${spelledOut}`);
    await expectPrinted();
  });

  it.each(['Declaration', 'Files', 'Problems', 'History'])('in the inspector, %s', async (tab) => {
    const worst = finding('No colour is left.', { file: 'assets/tiles/station/walls.png', field: '/inputs/tiles/0' });
    const entry = { operation_id: 'a'.repeat(20), title: 'Rename it', at: '2026-01-02T03:04:05.000Z', asset_ids: [4] };
    const known = details({ diagnostics: [worst], declaration: { inputs: { tiles: [`walls${turning}.png`, 'props/*.png'] }, output: { format: 'TILES/indexed4_v1', tile_size: 16 } } });
    const client = inspectorClient()
      .answer('getAssetDetails', hostile(known))
      .answer('getPreview', hostile({ ...tilePreview, unplaced: [worst] }))
      .answer('listArtifacts', hostile({ ...stamp, total: 4, artifacts: known.artifacts }))
      .answer('listHistory', hostile({ ...stamp, total: 1, entries: [entry] }));
    renderInspector(client);
    fireEvent.mouseDown(await screen.findByRole('tab', { name: new RegExp(`^${tab}`, 'u') }), { button: 0 });
    await expectPrinted();
  });

  it('in the summary of a pack and in what is left out', async () => {
    showWizard((client) => client.answer('summarizePackWorkspace', hostile(summary())));
    await screen.findAllByText(/overworld/u);
    await expectPrinted();
    fireEvent.mouseDown(screen.getByRole('tab', { name: new RegExp(words.leftOut, 'u') }), { button: 0 });
    await expectPrinted();
    fireEvent.mouseDown(screen.getByRole('tab', { name: new RegExp(words.banks, 'u') }), { button: 0 });
    await expectPrinted();
  });

  it('in a validation', async () => {
    const refused = packerError('reconcile_required', name, name);
    showWizard((client) => client.answer('validatePackWorkspace', verdict({ refused, unread: [{ file: name, says: name }] })));
    goToStep(words.steps.validation);
    await screen.findByText(words.unread);
    await expectPrinted();
  });

  it('in the report of a pack', async () => {
    showWizard((client) => client.answer('getPackReport', hostile(report())).answer('getLastPack', { running: false, result: packed() }));
    goToStep(words.steps.result);
    await screen.findAllByText(/overworld/u);
    await expectPrinted();
  });

  it('in what differs on disk', async () => {
    const item = { id: 'root_moved:3', kind: 'root_moved', class: 'decision', place: { asset_id: 3 }, message: name, disk: name, registry: name, asset_ids: [3], roots: [name], options: [{ choice: 'relocate', target: name, says: name, available: true }] } as const;
    const client = new FakeClient();
    show(
      client,
      new Studio(client),
      <>
        <DriftBanner />
        <DriftItemDetails item={{ ...item, asset_ids: [3], roots: [name], options: [...item.options] }} decisions={new Map()} onDecide={nothing} />
      </>,
      { state: 'diverged', reasons: [name] },
    );
    await expectPrinted();
  });

  it('in the bar, in the title of the window and in what happened', async () => {
    const directory = `/games/${name}`;
    const client = new FakeClient()
      .answer('getStudioInfo', { ...info, project_id: 'starfall' })
      .answer('getStudioSettings', settings)
      .answer('getProjectStatus', status({ directory, registry_unread: name, access: { mode: 'read_only', reason: name } }));
    const studio = new Studio(client);
    render(<App studio={studio} />);
    await act(() => studio.start());
    act(() => studio.navigation.go('activity'));
    act(() => client.tell(event('change.started', { sequence: 1, operation_id: 'o'.repeat(20), kinds: ['rename_asset'], title: `Rename ${name}` } as never)));
    await expectPrinted();
    expect(document.title).toContain(spelledOut);
  });
});
