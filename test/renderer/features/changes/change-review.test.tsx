// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { ChangeReview } from '../../../../renderer/features/changes/change-review.tsx';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../../renderer/ui/popover.tsx';
import { FakeClient } from '../../support/fake-client.ts';
import { status } from '../../support/values.ts';

const operation = 'abcdefghij0123456789';
const rename = { kind: 'rename_asset', asset: { asset_id: 3 }, asset_name: 'forest' } as const;

function preview(more: Partial<ResponseOf<'previewChange'>> = {}): ResponseOf<'previewChange'> {
  return {
    generation: 1,
    state: 'fresh',
    session_id: 'session-1',
    title: 'Rename overworld to forest',
    changes: [rename],
    asset_ids: [3],
    moves: [],
    files: [
      {
        path: 'assets/tiles/overworld/asset.json',
        before: 'a'.repeat(64),
        after: 'b'.repeat(64),
        size_before: 100,
        size_after: 97,
        diff: '--- a\n+++ b\n@@ -1,1 +1,1 @@\n-  "asset_name": "overworld"\n+  "asset_name": "forest"\n',
      },
    ],
    diagnostics: { appear: [], disappear: [] },
    basis: { files: [], listings: [], sources: [], entries: [] },
    ...more,
  };
}

const applied: ResponseOf<'applyChange'> = {
  generation: 2,
  state: 'fresh',
  operation_id: operation,
  title: 'Rename overworld to forest',
  durability: 'durable',
  asset_ids: [3],
  conflicts: [],
};

let client: FakeClient;
let studio: Studio;

beforeEach(() => {
  client = new FakeClient().answer('getProjectStatus', status()).answer('previewChange', preview()).answer('applyChange', applied);
  studio = new Studio(client);
  studio.show(status());
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>
        <ChangeReview />
      </TooltipProvider>
    </StudioProvider>,
  );
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the review of a change', () => {
  it('can be asked to take back the last change, by name or key', async () => {
    client.answer('previewUndo', preview({ title: 'Undo: Rename forest' }));
    expect(studio.actions.find('changes.undo')?.shortcut).toBe('Mod+Z');
    act(() => void studio.actions.run('changes.undo'));
    await screen.findByText('Undo: Rename forest');
    expect(client.asked('previewUndo')).toEqual([{ project_id: 'starfall' }]);
  });

  it('shows the files with their lines before anything is applied', async () => {
    void studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    expect(screen.getByText('assets/tiles/overworld/asset.json')).toBeTruthy();
    expect(screen.getByText('"asset_name": "forest"')).toBeTruthy();
    expect(client.asked('applyChange')).toEqual([]);
  });

  it('applies the very preview that was shown', async () => {
    const outcome = studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    expect(await outcome).toBe('applied');
    expect(client.asked('applyChange')).toEqual([{ project_id: 'starfall', preview: preview() }]);
  });

  it('offers to take back what was applied', async () => {
    const outcome = studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await outcome;
    studio.notices.store.getState().notices[0]?.action?.run();
    expect(studio.proposals.store.getState().proposal).toEqual({ kind: 'undo', operation_id: operation });
  });

  it('stays open with the refusal when the disk changed meanwhile, and looks again on request', async () => {
    client.answer('applyChange', packerError('stale_preview', 'assets/tiles/overworld/asset.json has changed.', 'Preview again.'));
    void studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await screen.findByText('assets/tiles/overworld/asset.json has changed.');
    fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
    await screen.findByText('"asset_name": "forest"');
    expect(client.asked('previewChange')).toHaveLength(2);
  });

  it('says in the packer’s words why a change cannot be made', async () => {
    client.answer('previewChange', packerError('target_exists', 'tiles/forest stands there.', 'Choose another place.'));
    void studio.proposals.change(rename);
    expect(await screen.findByText('tiles/forest stands there.')).toBeTruthy();
    expect(screen.getByText('Choose another place.')).toBeTruthy();
  });

  it('writes nothing when it is dismissed', async () => {
    const outcome = studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await outcome).toBe('dismissed');
    expect(client.asked('applyChange')).toEqual([]);
  });

  it('that is left while it is applied goes on, and settles itself alone', async () => {
    const answer = Promise.withResolvers<typeof applied>();
    client.answer('applyChange', () => answer.promise);
    const heard: string[] = [];
    void studio.proposals.change(rename).then((outcome) => heard.push(`first ${outcome}`));
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    client.answer('previewChange', preview({ title: 'Rename overworld to cave' }));
    act(() => void studio.proposals.change({ ...rename, asset_name: 'cave' }).then((outcome) => heard.push(`second ${outcome}`)));
    await screen.findByText('Rename overworld to cave');
    await act(async () => answer.resolve(applied));
    expect(heard).toEqual(['first applied']);
    expect(screen.getByRole('dialog', { name: 'Rename overworld to cave' })).toBeTruthy();
    expect(studio.notices.store.getState().notices.map(({ text }) => text)).toEqual(['Rename overworld to forest']);
  });

  it('tells what refused it also when nobody looks at it any more', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof packerError>>();
    client.answer('applyChange', () => answer.promise);
    const outcome = studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    fireEvent.click(within(screen.getByRole('contentinfo')).getByRole('button', { name: 'Close' }));
    await act(async () => answer.resolve(packerError('no_space', 'The disk is full.', 'Make room.')));
    expect(await outcome).toBe('dismissed');
    expect(studio.notices.store.getState().notices).toMatchObject([{ kind: 'bad', text: 'The disk is full.', more: 'Make room.' }]);
  });

  it('applies nothing where nothing would change', async () => {
    client.answer('previewChange', preview({ files: [] }));
    void studio.proposals.change(rename);
    await screen.findByText('Nothing would change.');
    expect(screen.getByRole('button', { name: 'Apply' }).hasAttribute('disabled')).toBe(true);
  });

  it('names bytes that somebody saved meanwhile and where they are kept', async () => {
    client.answer('applyChange', { ...applied, conflicts: [{ path: 'assets/a/asset.json', kept_at: 'assets/.prometeu/conflicts/x' }] });
    const outcome = studio.proposals.change(rename);
    await screen.findByText('Rename overworld to forest');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await outcome;
    expect(studio.notices.store.getState().notices.map(({ text }) => text).join()).toContain('assets/.prometeu/conflicts/x');
  });
});
