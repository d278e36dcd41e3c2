// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { Studio } from '../../../../renderer/state/studio.ts';
import type { FakeClient } from '../../support/fake-client.ts';
import { digest, finding, operation, packed, problems, report, summary, unpublished, verdict } from '../../support/packs.ts';
import { answeringPacker, drawWizard, goToStep } from '../../support/pack-wizard.tsx';
import type { ProjectStatus } from '../../../../src/contract/operations/project.ts';
import { event, info, settings } from '../../support/values.ts';
import { scrollTo } from '../../support/very-many.ts';

let client: FakeClient;
let studio: Studio;

beforeEach(() => {
  client = answeringPacker();
  studio = new Studio(client);
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

function show(more: Partial<ProjectStatus> = {}): void {
  drawWizard(client, studio, more);
}

async function showResult(last: ResponseOf<'getLastPack'>): Promise<void> {
  client.answer('getLastPack', last);
  show();
  goToStep('Result');
  await screen.findAllByRole('heading');
}

const first = { operation_id: operation('a') };

describe('the summary', () => {
  it('shows each asset in the packer’s order, with what the packer says of it', async () => {
    show();
    const rows = (await screen.findAllByRole('row')).slice(1).map((row) => within(row).getAllByRole('gridcell').map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['1', '3', 'overworld', 'tiles/overworld', 'tile_bank', 'TILES', '2', '1', '500 B', '60 B', '50 B', 'changed'],
      ['2', '9', 'song', 'music/song', 'sound_bank', 'SOUNDS', '—', '1', '900 B', '—', '—', 'packing tells'],
    ]);
  });

  it('says how many sizes nobody knows before packing, and what the last pack weighed', async () => {
    show();
    expect(await screen.findByText('and 1 asset whose size packing tells')).toBeTruthy();
    expect(screen.getByText('120 B in the last pack')).toBeTruthy();
  });

  it('asks for a page of very many assets, and mounts the rows in sight alone', async () => {
    const row = summary().assets[0];
    client.answer('summarizePackWorkspace', ({ offset = 0, limit = 0 }) =>
      summary({
        assets: Array.from({ length: limit }, (_, at) => ({ ...row, asset_id: offset + at + 1 }) as NonNullable<typeof row>),
        totals: { assets: 50_000, left_out: 0, added: 0, changed: 50_000, unchanged: 0, unknown: 0, removed: 0 },
      }),
    );
    show();
    expect((await screen.findByRole('grid')).getAttribute('aria-rowcount')).toBe('50001');
    expect((await screen.findAllByRole('row')).length).toBeLessThan(80);
    expect(client.asked('summarizePackWorkspace').every(({ limit }) => limit === 500)).toBe(true);
  });

  it.each([
    ['Left out', 'Assets that stay out'],
    ['Gone since the last pack', 'Assets that the last pack had'],
  ])('says why rows far down could not be read (%s), and reads them when it is asked to', async (tab, label) => {
    let readable = false;
    const totals = { ...summary().totals, left_out: 1200, removed: 1200 };
    client.answer('summarizePackWorkspace', ({ offset = 0 }) => (offset === 0 || readable ? summary({ totals }) : packerError('io_error', 'The disk does not answer.', 'Try again.')));
    show();
    fireEvent.mouseDown(await screen.findByRole('tab', { name: new RegExp(`^${tab}`, 'u') }), { button: 0 });
    await scrollTo(await screen.findByRole('grid', { name: label }), 1100 * 24);
    expect(await screen.findByText('The disk does not answer.')).toBeTruthy();
    readable = true;
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })));
    expect(await screen.findByRole('grid', { name: label })).toBeTruthy();
  });

  it('tells an empty pack', async () => {
    client.answer('summarizePackWorkspace', summary({ assets: [], left_out: [], removed: [], banks: [], totals: { assets: 0, left_out: 0, added: 0, changed: 0, unchanged: 0, unknown: 0, removed: 0 } }));
    show();
    expect(await screen.findByText('Nothing goes in')).toBeTruthy();
  });

  it('says the packer’s refusal in its words, with the way to the review', async () => {
    client.answer('summarizePackWorkspace', packerError('reconcile_required', 'Two assets have one id.', 'Decide which one keeps it.'));
    show({ state: 'diverged' });
    expect(await screen.findByText('Two assets have one id.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Review what differs' }));
    expect(studio.navigation.store.getState().reviewing).toBe(true);
  });
});

describe('the validation', () => {
  it('blocks on the packer’s verdict, whatever the counts are', async () => {
    client.answer('validatePackWorkspace', verdict({ blocked: true, unread: [{ file: 'assets/a.png', says: 'EACCES' }] }));
    show();
    goToStep('Validation');
    expect(await screen.findByRole('heading', { name: 'The pack is blocked' })).toBeTruthy();
    expect(screen.getByText('assets/a.png')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Pack now/u }).hasAttribute('disabled')).toBe(true);
  });

  it('lists what is about the pack, and goes where a finding is', async () => {
    client.answer('listDiagnostics', problems([
      { kind: 'group', key: 'tiles/overworld', title: 'tiles/overworld', collapsed: false, errors: 1, warnings: 0, infos: 0 },
      { kind: 'diagnostic', position: 1, of: 1, blocks_pack: true, diagnostic: finding },
    ]));
    show();
    goToStep('Validation');
    // In its line, and beside the list, where the first stands until another is chosen.
    expect(await screen.findAllByText('Use at most 15.')).toHaveLength(2);
    fireEvent.click(within(screen.getByRole('treegrid')).getByRole('button', { name: 'Go to: Tile 3 has 17 colours.' }));
    expect(studio.navigation.store.getState()).toMatchObject({ route: 'assets', asset: { asset_id: 3 }, place: { pixel: { x: 24, y: 8 } } });
    expect(client.asked('listDiagnostics')[0]?.filter).toEqual({ pack: true });
  });
});

describe('packing', () => {
  it('shows a pack that somebody else began, its phase and how far it is', async () => {
    show();
    await act(async () => {
      client.answer('getLastPack', { running: true });
      client.tell(
        event('pack.phase', { ...first, sequence: 1, phase: 'gate' }),
        event('pack.started', { ...first, sequence: 2, assets: 40 }),
        event('pack.phase', { ...first, sequence: 3, phase: 'materialize' }),
        event('pack.progress', { ...first, phase: 'materialize', done: 7, total: 40, bytes: 2048, asset_id: 12 }),
      );
    });
    expect(screen.getByRole('progressbar', { name: 'Progress of materialize' }).getAttribute('aria-valuenow')).toBe('7');
    expect(screen.getByText('2 KiB')).toBeTruthy();
    expect(screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step')?.textContent).toContain('Materialize');
  });

  it('is cancelled by asking the packer', async () => {
    client.answer('cancelPack', { cancelled: true });
    show();
    await act(async () => {
      client.answer('getLastPack', { running: true });
      client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'gate' }));
    });
    fireEvent.click(screen.getByRole('button', { name: /Cancel the pack/u }));
    expect(client.asked('cancelPack')).toEqual([{ project_id: 'starfall' }]);
  });

  it('is begun once, and goes on when the connection is lost', async () => {
    client.answer('packWorkspace', packerError('connection_lost', 'The connection was lost.', 'Wait.'));
    show();
    await act(async () => void studio.actions.run('pack.start'));
    expect(client.asked('packWorkspace')).toEqual([{ project_id: 'starfall', limit: 0 }]);
    goToStep('Result');
    expect(screen.queryByText('The connection was lost.')).toBeNull();
  });

  it('that was never asked for, as there was no connection, says so', async () => {
    client.answer('packWorkspace', packerError('not_asked', 'There is no connection.', 'Ask again.'));
    show();
    await act(async () => void studio.actions.run('pack.start'));
    expect(await screen.findByText('There is no connection.')).toBeTruthy();
    expect(screen.getByText('Ask again.')).toBeTruthy();
  });

  it('that was never asked for says so also while nobody can say how the last one ended', async () => {
    show();
    await screen.findByText('Expected size');
    client.answer('getLastPack', packerError('connection_lost', 'The socket closed.', 'Wait.')).answer('packWorkspace', packerError('not_asked', 'There is no connection.', 'Ask again.'));
    await act(async () => void studio.actions.run('pack.start'));
    expect(await screen.findByText('There is no connection.')).toBeTruthy();
    expect(screen.queryByText('The socket closed.')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Not asked for' })).toBeTruthy();
  });

  it('is over where the packer says that nothing runs, though no end was heard', async () => {
    show();
    await act(async () => {
      client.answer('getLastPack', { running: true });
      client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'gate' }));
    });
    await act(async () => {
      client.answer('getLastPack', { running: false, result: unpublished({ status: 'cancelled', execution_started: false }) });
      studio.queries.outdate('everything');
    });
    expect(screen.queryByRole('button', { name: /Cancel the pack/u })).toBeNull();
    expect(screen.getByRole('button', { name: /Result.*Cancelled/u })).toBeTruthy();
  });

  it('leads to its result when it ends', async () => {
    show();
    await act(async () => {
      client.answer('getLastPack', { running: false, result: packed() });
      client.tell(
        event('pack.phase', { ...first, sequence: 1, phase: 'gate' }),
        event('pack.finished', { ...first, sequence: 2, status: 'succeeded', unchanged: false, elapsed_ms: 1234 }),
      );
    });
    expect(await screen.findByRole('heading', { name: 'Packed' })).toBeTruthy();
  });

  it('that is only a check leaves the person where they are', async () => {
    show();
    await screen.findByText('Expected size');
    await act(async () => client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'gate', check: true })));
    expect(screen.getByText('Expected size')).toBeTruthy();
  });
});

describe('the result', () => {
  it('of a success has its numbers, its digests to copy and the files beside the archive', async () => {
    await showResult({ running: false, result: packed() });
    expect(screen.getByText('3 assets in build/.')).toBeTruthy();
    expect(screen.getByText('1.2 s')).toBeTruthy();
    expect(screen.getByRole('button', { name: `Copy Digest of assets.pa: ${digest('a')}` })).toBeTruthy();
    expect(screen.getByRole('button', { name: `Copy Input fingerprint: ${digest('f')}` })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Copy path: .*build\/asset_ids\.rs$/u })).toBeTruthy();
  });

  it('says when nothing had to be touched', async () => {
    await showResult({ running: false, result: packed({ unchanged: true }) });
    expect(screen.getByRole('heading', { name: 'Nothing had changed' })).toBeTruthy();
  });

  it('says when the disk did not confirm it', async () => {
    await showResult({ running: false, result: packed({ durability: 'unknown' }) });
    expect(screen.getByRole('alert').textContent).toContain('did not confirm');
  });

  const failure = { error: packerError('io_error', 'build/ cannot be written.', 'Make it writable.', { cause: 'EROFS' }), diagnostics: [] };

  it.each([
    ['gate', 'blocked', 'Blocked', 'Stopped at the gate'],
    ['materialization', 'failed', 'Failed', 'Stopped while making the archive'],
    ['persistence', 'failed', 'Failed', 'Stopped while writing build/'],
  ] as const)('of a failure at %s names its kind and says the packer’s words', async (kind, ended, title, says) => {
    await showResult({ running: false, result: unpublished({ status: ended, failure: { kind, ...failure } }) });
    expect(screen.getByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByText(says)).toBeTruthy();
    expect(screen.getByText('build/ cannot be written.')).toBeTruthy();
    expect(screen.getByText('io_error · EROFS')).toBeTruthy();
  });

  it('of a blocked pack has each finding with its remedy and its place', async () => {
    await showResult({ running: false, result: unpublished({ status: 'blocked', execution_started: false, failure: { kind: 'gate', error: failure.error, diagnostics: [finding], files: ['assets/x.png'] } }) });
    expect(screen.getByText('Use at most 15.')).toBeTruthy();
    expect(screen.getByTitle('assets/tiles/overworld/hero.png · pixel 24, 8')).toBeTruthy();
    expect(screen.getByText('assets/x.png')).toBeTruthy();
  });

  it('of a cancelled pack says that the build is as it was', async () => {
    await showResult({ running: false, result: unpublished({ status: 'cancelled', execution_started: true }) });
    expect(screen.getByText('Execution had begun; build/ is as it was.')).toBeTruthy();
  });

  it('of a cancelled pack shows what stands in build/ as it was', async () => {
    await showResult({ running: false, result: unpublished({ status: 'cancelled', execution_started: true }) });
    expect(await screen.findByRole('heading', { level: 3, name: 'What stands in build/' })).toBeTruthy();
    expect(screen.getByText('asset_ids.rs')).toBeTruthy();
  });

  it('of a refusal says the packer’s words', async () => {
    await showResult({ running: false, refused: packerError('project_read_only', 'A newer program made this project.', 'Work on a copy.') });
    expect(screen.getByText('A newer program made this project.')).toBeTruthy();
  });

  it('without any pack shows what stands in build/', async () => {
    await showResult({ running: false });
    expect(await screen.findByRole('heading', { name: 'What stands in build/' })).toBeTruthy();
  });

  it('without any build says that nothing was packed', async () => {
    client.answer('getPackReport', packerError('archive_missing', 'There is no archive.', 'Pack.'));
    show();
    goToStep('Result');
    expect(await screen.findByText('Nothing has been packed yet')).toBeTruthy();
  });

  it('tells that another pack has replaced its files', async () => {
    client.answer('getPackReport', report({ archive: { file: 'build/assets.pa', size: 100, sha256: digest('9') } }));
    await showResult({ running: false, result: packed() });
    expect(await screen.findByRole('note')).toBeTruthy();
  });

  it('offers to show files only where the shell can', async () => {
    client.answer('getStudioInfo', { ...info, abilities: { pick_project: true, reveal_file: true } }).answer('getStudioSettings', settings).answer('revealFile', {});
    await studio.shell.read();
    await showResult({ running: false, result: packed() });
    fireEvent.click(await screen.findByRole('button', { name: 'Show build/assets.pa in the file browser' }));
    expect(client.asked('revealFile')).toEqual([{ project_id: 'starfall', path: 'build/assets.pa' }]);
  });

  it('saves the report beside the build', async () => {
    client.answer('savePackReport', { file: 'build/reports/pack-report.html', media_type: 'text/html', size: 9 });
    await showResult({ running: false, result: packed() });
    fireEvent.click(await screen.findByRole('button', { name: 'Save as HTML' }));
    expect(client.asked('savePackReport')).toEqual([{ project_id: 'starfall', format: 'html', to: 'build' }]);
  });

  it('says that a report it has saved cannot be shown', async () => {
    client
      .answer('getStudioInfo', { ...info, abilities: { pick_project: true, reveal_file: true } })
      .answer('getStudioSettings', settings)
      .answer('savePackReport', { file: 'build/reports/pack-report.html', media_type: 'text/html', size: 9 })
      .answer('revealFile', packerError('not_found', 'The report is not there.', 'Save it again.'));
    await studio.shell.read();
    await showResult({ running: false, result: packed() });
    await act(async () => fireEvent.click(await screen.findByRole('button', { name: 'Save as HTML' })));
    const [saved] = studio.notices.store.getState().notices;
    await act(async () => saved?.action?.run());
    expect(studio.notices.store.getState().notices.at(-1)?.text).toBe('The report is not there.');
  });

  it('leaves what it hands over to the browser until that has taken it', async () => {
    const taken = vi.spyOn(URL, 'revokeObjectURL');
    client.answer('savePackReport', { text: '<p>', media_type: 'text/html', size: 3 });
    await showResult({ running: false, result: packed() });
    await act(async () => fireEvent.click(await screen.findByRole('button', { name: 'Download report as HTML' })));
    expect(studio.notices.store.getState().notices.at(-1)?.text).toBe('Report downloaded: pack-report.html');
    expect(taken).not.toHaveBeenCalled();
  });
});

describe('a packer that answers with unusual but valid states', () => {
  it('is believed about a success with nothing in it, made at once', async () => {
    await showResult({ running: false, result: packed({ packed_asset_count: 0, elapsed_ms: 0, cache_hits: 0 }) });
    expect(screen.getByText('0 assets in build/.')).toBeTruthy();
    expect(screen.getByText('0 ms')).toBeTruthy();
  });

  it('is believed when it cancels a pack before it began and says why', async () => {
    await showResult({ running: false, result: unpublished({ status: 'cancelled', execution_started: false, failure: { kind: 'gate', error: packerError('cancelled', 'Somebody cancelled it.', 'Pack again.'), diagnostics: [] } }) });
    expect(screen.getByText('Somebody cancelled it.')).toBeTruthy();
    expect(screen.getByText('Execution had not begun; build/ is as it was.')).toBeTruthy();
  });

  it('is believed about phases that repeat or come out of order', async () => {
    show();
    await act(async () => {
      client.answer('getLastPack', { running: true });
      client.tell(event('pack.phase', { ...first, sequence: 1, phase: 'verify' }), event('pack.phase', { ...first, sequence: 2, phase: 'gate' }));
    });
    expect(screen.getAllByRole('listitem').find((item) => item.getAttribute('aria-current') === 'step')?.textContent).toContain('Gate');
  });

  it('is believed about a bank that has more in it than its budget, and a slot beyond a hundred', async () => {
    const bank = { bank_type: 'MAPS', assets: 1, expected_bytes: 4096, unknown: 0, slot_count: 256, slots: [{ slot: 200, asset_id: 3, asset_name: 'overworld' }], budget: { max_bytes: 0, severity: 'warning' as const } };
    client.answer('summarizePackWorkspace', summary({ banks: [bank] }));
    show();
    fireEvent.mouseDown(await screen.findByRole('tab', { name: /Banks/u }), { button: 0 });
    expect(await screen.findAllByText('4 KiB of 0 B')).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Slot 200: overworld' })).toBeTruthy();
  });
});
