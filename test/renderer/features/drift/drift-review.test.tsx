// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import type { DriftItem } from '../../../../src/contract/operations/drift.ts';
import { DriftBanner } from '../../../../renderer/features/drift/drift-banner.tsx';
import { decide, decideAlike, standing } from '../../../../renderer/features/drift/decisions.ts';
import { DriftItemDetails } from '../../../../renderer/features/drift/drift-item.tsx';
import { DriftReview } from '../../../../renderer/features/drift/drift-review.tsx';
import { DecisionsReview } from '../../../../renderer/features/drift/decisions-review.tsx';
import { StudioProvider } from '../../../../renderer/state/context.tsx';
import { Studio } from '../../../../renderer/state/studio.ts';
import { TooltipProvider } from '../../../../renderer/ui/popover.tsx';
import type { ReactNode } from 'react';
import { FakeClient } from '../../support/fake-client.ts';
import { giveRoom } from '../../support/show.tsx';
import { event, status } from '../../support/values.ts';

const moved: DriftItem = {
  id: 'root_moved:3',
  kind: 'root_moved',
  class: 'decision',
  place: { asset_id: 3, root: 'tiles/overworld' },
  message: 'Asset 3 should be in assets/tiles/overworld, but is in assets/old/overworld.',
  disk: 'assets/old/overworld',
  registry: 'assets/tiles/overworld',
  asset_ids: [3],
  roots: ['tiles/overworld'],
  options: [
    { choice: 'relocate', target: 'old/overworld', says: 'Writes the new place into the registry.', available: true },
    { choice: 'unregister', says: 'Takes asset 3 out of the registry.', available: true },
    { choice: 'keep_disk', says: 'Not while another waits.', available: false },
  ],
};

const divergence: ResponseOf<'getDivergence'> = {
  generation: 1,
  state: 'diverged',
  total: 1,
  counts: { content: 0, information: 0, decision: 1 },
  items: [moved],
};

let client: FakeClient;
let studio: Studio;

function show(node: ReactNode, more: Parameters<typeof status>[0]): void {
  client.answer('getProjectStatus', status(more));
  studio.show(status(more));
  render(
    <StudioProvider studio={studio}>
      <TooltipProvider>{node}</TooltipProvider>
    </StudioProvider>,
  );
}

beforeEach(() => {
  client = new FakeClient().answer('getDivergence', divergence);
  studio = new Studio(client);
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('the drift banner', () => {
  it('is not there while the packer says fresh', () => {
    show(<DriftBanner />, { state: 'fresh' });
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('says the packer’s reasons and how many decisions are owed', async () => {
    show(<DriftBanner />, { state: 'diverged', reasons: ['An asset has moved.'] });
    expect(screen.getByText('An asset has moved.')).toBeTruthy();
    expect(await screen.findByText('1 decision is owed')).toBeTruthy();
  });

  it('opens the review', () => {
    show(<DriftBanner />, { state: 'diverged' });
    fireEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(studio.navigation.store.getState().reviewing).toBe(true);
  });

  it('offers a refresh when contents changed', () => {
    show(<DriftBanner />, { state: 'stale' });
    client.answer('refresh', { generation: 2, state: 'fresh', published: true, decisions: 0 });
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(client.asked('refresh')).toEqual([{ project_id: 'starfall' }]);
  });

  it('shows how far the reading has come while reconciling, and offers nothing else', () => {
    show(<DriftBanner />, { state: 'reconciling', progress: { done: 250, total: 2000 } });
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('250');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has two ways out of failed: a reconcile and opening anew', () => {
    show(<DriftBanner />, { state: 'failed', reasons: ['The registry cannot be read (EIO).'] });
    client.answer('reopenProject', status({ session_id: 'session-2' }));
    fireEvent.click(screen.getByRole('button', { name: 'Open anew' }));
    expect(client.asked('reopenProject')).toEqual([{ project_id: 'starfall' }]);
    expect(screen.getByRole('button', { name: 'Review' })).toBeTruthy();
  });
});

describe('an item of drift', () => {
  it('shows what the disk has, what the registry has and each way out, none chosen', () => {
    show(<DriftItemDetails item={moved} decisions={new Map()} onDecide={() => undefined} />, {});
    expect(screen.getByText('assets/old/overworld')).toBeTruthy();
    expect(screen.getByText('assets/tiles/overworld')).toBeTruthy();
    const chosen = screen.getAllByRole<HTMLInputElement>('radio').filter((radio) => radio.checked);
    expect(chosen).toEqual([screen.getByRole('radio', { name: /Decide later/u })]);
  });

  it('closes a way that cannot be taken now', () => {
    show(<DriftItemDetails item={moved} decisions={new Map()} onDecide={() => undefined} />, {});
    expect(screen.getByRole('radio', { name: /Keep what the disk has/u }).hasAttribute('disabled')).toBe(true);
  });

  it('of contents compares with the last generation, and shortens digests', () => {
    const changed: DriftItem = { ...moved, kind: 'content_changed', class: 'content', disk: 'ab12'.repeat(16), registry: 'nothing', options: [] };
    show(<DriftItemDetails item={changed} decisions={new Map()} onDecide={() => undefined} />, {});
    expect(screen.getByText('In the last generation')).toBeTruthy();
    expect(screen.getByText('ab12ab12ab12')).toBeTruthy();
  });

  it('carries the target of the way that was chosen', () => {
    expect([...decide(new Map(), moved, moved.options[0]).values()]).toEqual([{ item: 'root_moved:3', choice: 'relocate', target: 'old/overworld' }]);
  });

  it('is left for later again', () => {
    expect(decide(decide(new Map(), moved, moved.options[1]), moved, undefined).size).toBe(0);
  });
});

describe('decisions that were made', () => {
  const decided = decide(new Map(), moved, moved.options[1]);
  const others: readonly DriftItem[] = [{ ...moved, id: 'root_missing:4', kind: 'root_missing' }];

  it('are void once their item is gone', () => {
    expect(standing(decided, 1, (index) => others[index]).size).toBe(0);
    expect(standing(decided, 2, (index) => [...others, moved][index])).toEqual(decided);
  });

  it('stand while not every item is read', () => {
    expect(standing(decided, 2, (index) => others[index])).toBe(decided);
    expect(standing(decided, undefined, () => undefined)).toBe(decided);
  });
});

describe('one way for all of a kind', () => {
  const another: DriftItem = { ...moved, id: 'root_moved:4', options: [{ choice: 'relocate', target: 'old/four', says: 'Writes the new place.', available: true }] };
  const [follow] = moved.options;
  const alike = (items: readonly DriftItem[]): unknown[] => (follow ? [...decideAlike(new Map(), items, moved, follow).values()] : []);

  it('is decided for each with its own target', () => {
    expect(alike([moved, another])).toEqual([
      { item: 'root_moved:3', choice: 'relocate', target: 'old/overworld' },
      { item: 'root_moved:4', choice: 'relocate', target: 'old/four' },
    ]);
  });

  it('leaves alone what is of another kind, shut, or to be answered by somebody', () => {
    const [way] = another.options;
    const shut = { ...another, id: 'shut', options: another.options.map((option) => ({ ...option, available: false })) };
    const several = { ...another, id: 'several', options: [...another.options, ...(way ? [{ ...way, target: 'old/five' }] : [])] };
    const missing: DriftItem = { ...another, id: 'missing', kind: 'root_missing' };
    expect(alike([shut, several, missing])).toEqual([]);
  });

  it('asks the packer for all there are, also beyond the first page', async () => {
    const many = Array.from({ length: 1500 }, (_, at): DriftItem => ({ ...another, id: `root_moved:${at}` }));
    client.answer('getDivergence', ({ offset = 0, limit = 1000 }) => ({
      ...divergence,
      total: many.length,
      counts: { content: 0, information: 0, decision: many.length },
      items: many.slice(offset, offset + limit),
    }));
    giveRoom();
    show(<DriftReview />, { state: 'diverged' });
    act(() => studio.navigation.review(true));
    fireEvent.click(await screen.findByRole('radio', { name: /Follow the move/u }));
    fireEvent.click(screen.getByRole('button', { name: 'Decide the same for every “Asset moved”' }));
    expect(await screen.findByText('1,500 of 1,500 decided')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Preview 1,500 decisions' })).toBeTruthy();
  });
});

describe('the review of very many items', () => {
  const many = Array.from({ length: 1200 }, (_, at): DriftItem => ({ ...moved, id: `root_moved:${at}`, message: `Asset ${at} has moved.`, place: { asset_id: at, root: `tiles/t${at}` } }));
  const pageOf = (items: readonly DriftItem[], { offset = 0, limit = 1000 }: { readonly offset?: number | undefined; readonly limit?: number | undefined }): ResponseOf<'getDivergence'> => ({
    ...divergence,
    total: items.length,
    counts: { content: 0, information: 0, decision: items.length },
    items: items.slice(offset, offset + limit),
  });
  const detail = (): string | null | undefined => screen.queryByRole('article')?.getAttribute('aria-label');
  const scrollTo = async (top: number): Promise<void> =>
    await act(async () => {
      const scroller = screen.getByRole('grid');
      scroller.scrollTop = top;
      fireEvent.scroll(scroller);
    });

  async function open(): Promise<HTMLElement> {
    client.answer('getDivergence', (request) => pageOf(many, request));
    giveRoom();
    show(<DriftReview />, { state: 'diverged' });
    act(() => studio.navigation.review(true));
    const list = await screen.findByRole('grid');
    await screen.findByRole('article', { name: 'Asset 0 has moved.' });
    return list;
  }

  it('shows and decides about the item that was picked, wherever the list is scrolled', async () => {
    await open();
    await scrollTo(702 * 24);
    fireEvent.click(await screen.findByText('tiles/t705'));
    expect(detail()).toBe('Asset 705 has moved.');
    await scrollTo(0);
    await screen.findByText('tiles/t0');
    expect(detail()).toBe('Asset 705 has moved.');
    fireEvent.click(screen.getByRole('radio', { name: /Follow the move/u }));
    fireEvent.click(screen.getByRole('button', { name: 'Preview 1 decision' }));
    await vi.waitFor(() => expect(client.asked('previewReconcile')).toMatchObject([{ decisions: [{ item: 'root_moved:705' }] }]));
  });

  it('waits for an item that was picked before it is read, and shows no other meanwhile', async () => {
    const list = await open();
    const answer = Promise.withResolvers<undefined>();
    client.answer('getDivergence', async (request) => {
      await answer.promise;
      return pageOf(many, request);
    });
    fireEvent.focus(list);
    fireEvent.keyDown(list, { key: 'End' });
    expect(detail()).toBeUndefined();
    await scrollTo(1190 * 24);
    await act(async () => answer.resolve(undefined));
    expect(await screen.findByRole('article', { name: 'Asset 1199 has moved.' })).toBeTruthy();
  });

  it('shows no other item in place of one that is gone', async () => {
    await open();
    fireEvent.click(screen.getByText('tiles/t2'));
    client.answer('getDivergence', (request) => pageOf(many.filter((_, at) => at !== 2), request));
    act(() => client.tell(event('snapshot.published', { sequence: 1, generation: 2, added: [], changed: [2], removed: [] })));
    expect(await screen.findByText('Choose an item to see what differs.')).toBeTruthy();
    expect(detail()).toBeUndefined();
  });

  it('keeps what was decided while the same for all of a kind was asked for', async () => {
    await open();
    fireEvent.click(screen.getByRole('radio', { name: /Follow the move/u }));
    const answer = Promise.withResolvers<undefined>();
    client.answer('getDivergence', async (request) => {
      await answer.promise;
      return pageOf([...many.slice(0, 1), ...many.slice(2)], request);
    });
    fireEvent.click(screen.getByRole('button', { name: 'Decide the same for every “Asset moved”' }));
    fireEvent.click(screen.getByText('tiles/t1'));
    fireEvent.click(screen.getByRole('radio', { name: /Unregister/u }));
    await act(async () => answer.resolve(undefined));
    expect(await screen.findByText('1,200 of 1,200 decided')).toBeTruthy();
  });
});

describe('the review of decisions', () => {
  const preview: ResponseOf<'previewReconcile'> = {
    generation: 1,
    state: 'diverged',
    session_id: 'session-1',
    title: 'Follow 1 move',
    changes: [],
    asset_ids: [3],
    moves: [],
    files: [{ path: 'assets/.prometeu/index.json', before: 'a'.repeat(64), after: 'b'.repeat(64), size_before: 10, size_after: 12 }],
    diagnostics: { appear: [], disappear: [] },
    basis: { files: [], listings: [], sources: [], entries: [] },
    decisions: [{ item: 'root_moved:3', choice: 'relocate', target: 'old/overworld' }],
  };

  it('applies the very preview of all decisions together', async () => {
    client.answer('previewReconcile', preview).answer('applyReconcile', {
      generation: 2,
      state: 'fresh',
      operation_id: 'abcdefghij0123456789',
      title: 'Follow 1 move',
      durability: 'durable',
      asset_ids: [3],
      conflicts: [],
      undoable: true,
    });
    const applied = new Promise<void>((resolve) => {
      show(<DecisionsReview decisions={preview.decisions} onBack={() => undefined} onApplied={() => resolve()} />, { state: 'diverged' });
    });
    await screen.findByText('Follow 1 move');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    await applied;
    expect(client.asked('applyReconcile')).toEqual([{ project_id: 'starfall', preview }]);
  });

  async function applyingOf(): Promise<PromiseWithResolvers<ReturnType<typeof packerError> | ResponseOf<'applyReconcile'>>> {
    const answer = Promise.withResolvers<ReturnType<typeof packerError> | ResponseOf<'applyReconcile'>>();
    client.answer('previewReconcile', preview).answer('applyReconcile', () => answer.promise);
    show(<DriftReview />, { state: 'diverged' });
    act(() => studio.navigation.review(true));
    fireEvent.click(await screen.findByRole('radio', { name: /Follow the move/u }));
    fireEvent.click(screen.getByRole('button', { name: 'Preview 1 decision' }));
    await screen.findByText('Follow 1 move');
    fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
    return answer;
  }

  it('tells what refused them also when nobody looks at it any more, and keeps them', async () => {
    const answer = await applyingOf();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the items' }));
    await act(async () => answer.resolve(packerError('no_space', 'The disk is full.', 'Make room.')));
    expect(studio.notices.store.getState().notices).toMatchObject([{ kind: 'bad', text: 'The disk is full.', more: 'Make room.' }]);
    expect(screen.getByText('1 of 1 decided')).toBeTruthy();
  });

  it('shows what refused them where it is still looked at, and there alone', async () => {
    const answer = await applyingOf();
    await act(async () => answer.resolve(packerError('no_space', 'The disk is full.', 'Make room.')));
    expect(screen.getByRole('dialog').textContent).toContain('The disk is full.');
    expect(studio.notices.store.getState().notices).toEqual([]);
  });
});
