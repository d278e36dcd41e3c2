import { fireEvent, render, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { AssetsWorkspace } from '../../../../renderer/features/assets/assets-workspace.tsx';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../../renderer/ui/popover.tsx';
import type { AssetRow, TreeRow } from '../../../../src/contract/operations/assets.ts';
import type { ProjectStatus } from '../../../../src/contract/operations/project.ts';
import type { RequestOf, ResponseOf } from '../../../../src/contract/operations.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { status } from '../../support/values.ts';

const stamp = { generation: 1, state: 'fresh' } as const;

export function asset(asset_id: number, root: string, more: Partial<AssetRow> = {}): AssetRow {
  return {
    asset_id,
    asset_uuid: `00000000-0000-7000-8000-${String(asset_id).padStart(12, '0')}`,
    asset_name: root.slice(root.lastIndexOf('/') + 1),
    root,
    folder: root.includes('/') ? root.slice(0, root.lastIndexOf('/')) : '',
    present: true,
    family: 'tile_bank',
    bank_type: 'TILES',
    included_in_build: true,
    input_count: 1,
    input_bytes: 100,
    health: 'clean',
    errors: 0,
    warnings: 0,
    infos: 0,
    ...more,
  };
}

export const threeAssets = [asset(1, 'tiles/forest'), asset(2, 'tiles/cave', { slot: 3, included_in_build: false }), asset(7, 'audio/music', { family: 'sound_bank', bank_type: 'SOUNDS', errors: 2, health: 'error' })];

/** As the packer lays a tree of one folder out. */
export const threeLines: readonly TreeRow[] = [
  { kind: 'folder', level: 1, position: 1, siblings: 2, path: 'tiles', name: 'tiles', expanded: true, assets: 2, included: 1, errors: 0, warnings: 0 },
  { kind: 'asset', level: 2, position: 1, siblings: 2, asset: threeAssets[1] as AssetRow },
  { kind: 'asset', level: 2, position: 2, siblings: 2, asset: threeAssets[0] as AssetRow },
  { kind: 'asset', level: 1, position: 2, siblings: 2, asset: threeAssets[2] as AssetRow },
];

const families: ResponseOf<'describeFamilies'> = {
  families: [
    family('data_bank', 'Data bank', []),
    family('sound_bank', 'Sound bank', ['.wav']),
    family('tile_bank', 'Tile bank', ['.png']),
  ],
};

function family(name: string, title: string, extensions: string[]): ResponseOf<'describeFamilies'>['families'][number] {
  const input = { key: 'files', pointer: '/inputs/files', label: 'Files', says: 'Files.', extensions, default: ['**'] };
  return { family: name, title, bank_type: 'DATA', format: 'DATA/raw_v1', inputs: [input], parameters: [] };
}

export interface SceneOptions {
  readonly assets?: readonly AssetRow[];
  readonly lines?: readonly TreeRow[];
  readonly unregistered?: readonly AssetRow[];
  readonly view?: 'tree' | 'table';
  readonly status?: Partial<ProjectStatus>;
}

export interface Scene {
  readonly client: FakeClient;
  readonly studio: Studio;
  /** The answer to the newest question for a page of the table. */
  readonly lastList: () => RequestOf<'listAssets'> | undefined;
}

/** The workspace over a packer that answers these rows, whatever it is asked. */
export function scene(options: SceneOptions = {}): Scene {
  const { assets = threeAssets, lines = threeLines, unregistered = [], view = 'table' } = options;
  const counts = { ...status().counts, registered: assets.length, unregistered: unregistered.length };
  const now = status({ counts, ...options.status });
  const client = new FakeClient()
    .answer('getProjectStatus', now)
    .answer('getStudioInfo', { version: '0.1.0', host: 'browser', abilities: { pick_project: false, reveal_file: false } })
    .answer('getStudioSettings', { theme: 'dark', density: 'compact', layout: { 'assets.view': view } })
    .answer('describeFamilies', families)
    .answer('listAssets', (request) => listOf(assets, request))
    .answer('listTree', { ...stamp, total: lines.length, assets: assets.length, rows: [...lines] })
    .answer('listUnregistered', { ...stamp, total: unregistered.length, assets: [...unregistered] })
    .answer('getThumbnails', { ...stamp, thumbnails: [] });
  const studio = new Studio(client);
  return { client, studio, lastList: () => client.asked('listAssets').findLast(({ limit }) => limit !== 0) };
}

export async function draw({ studio }: Scene): Promise<void> {
  await studio.start();
  const answer = await studio.call('getProjectStatus', { project_id: 'starfall' });
  if (answer.ok) studio.show(answer.value);
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>
        <AssetsWorkspace inspector={<p>inspector</p>} />
      </TooltipProvider>
    </StudioProvider>,
  );
}

function listOf(assets: readonly AssetRow[], { offset = 0, limit = 1000, ids, facets, find }: RequestOf<'listAssets'>): ResponseOf<'listAssets'> {
  const at = assets.findIndex(({ asset_id }) => asset_id === find);
  return {
    ...stamp,
    total: assets.length,
    assets: assets.slice(offset, offset + limit),
    ...(ids ? { ids: assets.flatMap(({ asset_id }) => asset_id ?? []) } : {}),
    ...(find !== undefined && at >= 0 ? { found_at: at } : {}),
    ...(facets ? { facets: { families: [{ family: 'tile_bank', assets: 2 }], included: 2, excluded: 1, health: [{ health: 'clean', assets: 2 }] } } : {}),
  };
}

export async function rowNamed(name: string): Promise<HTMLElement> {
  const cell = await screen.findByText(name);
  const row = cell.closest('[role="row"]');
  if (!(row instanceof HTMLElement)) throw new Error(`no row holds ${name}`);
  return row;
}

export async function clickRow(name: string, how: { shiftKey?: boolean; ctrlKey?: boolean } = {}): Promise<void> {
  fireEvent.click(await rowNamed(name), how);
}

export function chosen({ studio }: Scene): number[] {
  return [...studio.navigation.store.getState().chosen];
}

/** What was proposed last. */
export function proposed({ studio }: Scene): unknown {
  const proposal = studio.proposals.store.getState().proposal;
  return proposal?.kind === 'change' ? proposal.changes : undefined;
}

/** No layout here: every list is told to be 600 pixels high. */
export function giveHeights(): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
}
