// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { DoctorActions } from '../../../../renderer/features/doctor/doctor-actions.tsx';
import { Problems } from '../../../../renderer/features/doctor/problems.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { FakeClient } from '../../support/fake-client.ts';
import { finding, problems } from '../../support/packs.ts';
import { show as draw } from '../../support/show.tsx';
import { event, status } from '../../support/values.ts';
import { manyFindings, scrollTo } from '../../support/very-many.ts';

type Rows = ResponseOf<'listDiagnostics'>['rows'];

const rows: Rows = [
  { kind: 'group', key: 'tiles/overworld', title: 'tiles/overworld', collapsed: false, errors: 1, warnings: 0, infos: 0 },
  { kind: 'diagnostic', position: 1, of: 1, blocks_pack: true, diagnostic: finding },
];

let client: FakeClient;
let studio: Studio;

beforeEach(() => {
  client = new FakeClient().answer('listDiagnostics', problems(rows, { counts: { errors: 1, warnings: 0, infos: 0, unchecked_assets: 0 }, codes: [{ code: finding.code, severity: 'error', findings: 1 }] }));
  studio = new Studio(client);
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

function show(): void {
  draw(
    client,
    studio,
    <>
      <Problems />
      <DoctorActions />
    </>,
  );
}

const asked = (): unknown => client.asked('listDiagnostics').at(-1);

describe('Problems', () => {
  it('shows each with its code, its place, its remedy and whether it blocks the pack', async () => {
    show();
    expect(await screen.findByText('Use at most 15.')).toBeTruthy();
    expect(screen.getByText('palette_too_many_colours')).toBeTruthy();
    expect(screen.getByTitle('assets/tiles/overworld/hero.png · pixel 24, 8')).toBeTruthy();
    expect(screen.getByText('blocks the pack')).toBeTruthy();
  });

  it('says a group’s numbers in words, too', async () => {
    show();
    await screen.findByText('Use at most 15.');
    const group = screen.getAllByRole('row').find((row) => row.getAttribute('aria-level') === '1');
    expect(group?.textContent).toContain('1 error');
  });

  it('offers what the packer knows to mend it, as a proposal and never by itself', async () => {
    const changes = [{ kind: 'set_preload' as const, asset: { asset_id: 3 }, slot: 5 }];
    client.answer('getFixes', { generation: 1, state: 'fresh', fixes: [{ title: 'Give it slot 5', changes }] });
    show();
    const tree = await screen.findByRole('treegrid');
    await screen.findByText('Use at most 15.');
    tree.focus();
    fireEvent.keyDown(tree, { key: 'End' });
    fireEvent.click(await screen.findByRole('button', { name: 'Give it slot 5…' }));
    expect(client.asked('getFixes')).toEqual([{ project_id: 'starfall', diagnostic: finding }]);
    expect(studio.proposals.store.getState().proposal).toEqual({ kind: 'change', changes });
    expect(client.asked('applyChange')).toEqual([]);
  });

  it('goes to the asset and pixel with Enter', async () => {
    show();
    const tree = await screen.findByRole('treegrid');
    await screen.findByText('Use at most 15.');
    tree.focus();
    fireEvent.keyDown(tree, { key: 'End' });
    fireEvent.keyDown(tree, { key: 'Enter' });
    expect(studio.navigation.store.getState()).toMatchObject({ route: 'assets', asset: { asset_id: 3 }, place: finding.place });
  });

  it('shows the chosen one whole', async () => {
    show();
    fireEvent.click(await screen.findByText('Tile 3 has 17 colours.'));
    expect(within(screen.getByRole('article')).getByText('Use at most 15.')).toBeTruthy();
  });

  it('shows the chosen one wherever the list is scrolled', async () => {
    client.answer('listDiagnostics', manyFindings(1200));
    show();
    const tree = await screen.findByRole('treegrid');
    await scrollTo(tree, 702 * 42);
    fireEvent.click(await screen.findByText('Tile 705 has 17 colours.'));
    await scrollTo(tree, 0);
    await screen.findByText('Tile 1 has 17 colours.');
    expect(within(screen.getByRole('article')).getByText('Tile 705 has 17 colours.')).toBeTruthy();
  });

  it('shows no other one when the chosen one is mended', async () => {
    show();
    fireEvent.click(await screen.findByText('Tile 3 has 17 colours.'));
    client.answer('listDiagnostics', problems(rows.map((row) => (row.kind === 'diagnostic' ? { ...row, diagnostic: { ...finding, message: 'Tile 9 has 17 colours.' } } : row))));
    await act(async () => client.tell(event('snapshot.published', { sequence: 1, generation: 2, added: [], changed: [3], removed: [] })));
    await screen.findByText('Tile 9 has 17 colours.');
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('lets the packer filter by text, severity and code, and group', async () => {
    show();
    await screen.findByText('Use at most 15.');
    await act(async () => void fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'colours' } }));
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Errors: 1' })));
    await act(async () => void fireEvent.change(screen.getByRole('combobox'), { target: { value: finding.code } }));
    expect(asked()).toMatchObject({ filter: { text: 'colours', severities: ['error'], codes: [finding.code] }, group_by: 'asset' });
  });

  it('closes a group by asking the packer for the lines without it', async () => {
    show();
    const tree = await screen.findByRole('treegrid');
    await screen.findByText('Use at most 15.');
    tree.focus();
    fireEvent.keyDown(tree, { key: 'Home' });
    await act(async () => void fireEvent.keyDown(tree, { key: 'ArrowLeft' }));
    expect(asked()).toMatchObject({ collapsed: ['tiles/overworld'] });
  });

  it('says when nothing is wrong, and does not call what nobody looked into clean', async () => {
    client.answer('listDiagnostics', problems([], { counts: { errors: 0, warnings: 0, infos: 0, unchecked_assets: 12 } }));
    show();
    expect((await screen.findByText(/Every asset that has been looked into/u)).textContent).toContain('12 assets have not been looked into yet.');
  });

  it('offers to show all again when the filter leaves nothing', async () => {
    show();
    await screen.findByText('Use at most 15.');
    client.answer('listDiagnostics', problems());
    await act(async () => void fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zzz' } }));
    client.answer('listDiagnostics', problems(rows));
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /Show all problems again/u })));
    expect(asked()).toMatchObject({ filter: {} });
  });
});

describe('looking into all', () => {
  const unchecked = problems([], { counts: { errors: 0, warnings: 0, infos: 0, unchecked_assets: 12 } });

  it('shows how far it is, and reads the problems again when it has ended', async () => {
    let end: (answer: ResponseOf<'runDoctor'>) => void = () => undefined;
    client.answer('listDiagnostics', unchecked).answer('runDoctor', () => new Promise((resolve) => (end = resolve)));
    show();
    fireEvent.click(await screen.findByRole('button', { name: /Look into all/u }));
    await act(async () => client.tell(event('doctor.progress', { done: 5, total: 12 })));
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('5');
    client.answer('listDiagnostics', problems(rows));
    await act(async () => end({ generation: 1, state: 'fresh', diagnostics: [], counts: { errors: 1, warnings: 0, infos: 0, unchecked_assets: 0 }, checked: { assets: 12, files: 30, bytes: 2048 } }));
    expect(await screen.findByText('Looked into 12 assets: 30 files, 2 KiB')).toBeTruthy();
    expect(screen.getByText('Use at most 15.')).toBeTruthy();
  });

  it('says nothing of a project that was left for another', async () => {
    const answer = Promise.withResolvers<ReturnType<typeof packerError>>();
    client.answer('runDoctor', ({ project_id }) => (project_id === 'starfall' ? answer.promise : new Promise(() => undefined)));
    show();
    act(() => void studio.actions.run('problems.lookInto'));
    await act(async () => studio.show(status({ project_id: 'dungeon', session_id: 'session-9' })));
    await act(async () => void studio.actions.run('problems.lookInto'));
    await act(async () => answer.resolve(packerError('project_closed', 'The project was closed.', 'Open it again.')));
    expect([studio.notices.store.getState().notices, studio.doctorRun.getState().looking]).toEqual([[], true]);
  });

  it('can be asked for from every screen, once at a time', async () => {
    client.answer('runDoctor', () => new Promise(() => undefined));
    show();
    await act(async () => void studio.actions.run('problems.lookInto'));
    expect(studio.actions.run('problems.lookInto')).toBe(false);
    expect(client.asked('runDoctor')).toEqual([{ project_id: 'starfall', limit: 0 }]);
  });
});

describe('a packer that answers with unusual but valid states', () => {
  it('is believed about findings without any place, in a group without a key', async () => {
    client.answer('listDiagnostics', problems([
      { kind: 'group', key: '', title: 'Project', collapsed: false, errors: 0, warnings: 0, infos: 1 },
      { kind: 'diagnostic', position: 1, of: 1, blocks_pack: false, diagnostic: { code: 'odd_thing', severity: 'info', message: 'Something is odd.', place: {}, remedy: 'Look at it.' } },
    ]));
    show();
    expect(await screen.findByText('Something is odd.')).toBeTruthy();
    expect(screen.getByText('The project itself')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Go to: Something/u })).toBeNull();
  });

  it('is believed about counts that its lines do not add up to', async () => {
    client.answer('listDiagnostics', problems(rows, { counts: { errors: 4_000, warnings: 2, infos: 0, unchecked_assets: 0 } }));
    show();
    expect((await screen.findAllByText('4,000 errors, 2 warnings, 0 notes')).length).toBeGreaterThan(0);
  });
});
