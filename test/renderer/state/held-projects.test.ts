import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packerError } from '../../../src/contract/errors.ts';
import { HeldProjects } from '../../../renderer/state/held-projects.ts';
import { FakeClient } from '../support/fake-client.ts';

let client: FakeClient;
let held: HeldProjects;

const closed = (): string[] => client.asked('closeProject').map(({ project_id }) => project_id);
const asks = (): string[] => client.asked('getLastPack').map(({ project_id }) => project_id);
const packed = (): readonly string[] => held.store.getState().packed;
/** Until the packer is asked again. */
const later = async (): Promise<unknown> => await vi.advanceTimersToNextTimerAsync();
const settled = async (): Promise<unknown> => await vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  client = new FakeClient().answer('closeProject', {}).answer('getLastPack', { running: true, doing: 'pack' });
  held = new HeldProjects(client);
  held.show('starfall', false);
});
afterEach(() => {
  held.dispose();
  vi.useRealTimers();
});

describe('the project that another takes the place of', () => {
  it('is let go of at once when nothing is packed there', () => {
    held.show('dungeon', false);
    expect([closed(), asks()]).toEqual([['starfall'], []]);
  });

  it('is held while it is packed, and let go of when the pack has ended', async () => {
    held.show('dungeon', true);
    await settled();
    await later();
    expect([closed(), packed()]).toEqual([[], ['starfall']]);
    client.answer('getLastPack', { running: false });
    await later();
    expect([closed(), packed(), vi.getTimerCount()]).toEqual([['starfall'], [], 0]);
  });

  it('is let go of though a third is shown by then', async () => {
    held.show('dungeon', true);
    await settled();
    client.answer('getLastPack', { running: false });
    held.show('cave', false);
    await settled();
    expect(closed().sort()).toEqual(['dungeon', 'starfall']);
  });

  it('is held until the pack that was asked for is answered, whether it has begun or not', async () => {
    const answer = Promise.withResolvers<string>();
    const asked = held.packing('starfall', answer.promise);
    client.answer('getLastPack', { running: false });
    held.show('dungeon', false);
    await settled();
    expect([closed(), asks(), packed()]).toEqual([[], [], ['starfall']]);
    answer.resolve('packed');
    expect(await asked).toBe('packed');
    await settled();
    expect([closed(), packed()]).toEqual([['starfall'], []]);
  });

  it('is held on when it is shown again before its pack has ended', async () => {
    held.show('dungeon', true);
    await settled();
    held.show('starfall', false);
    client.answer('getLastPack', { running: false });
    await settled();
    expect([closed(), packed(), vi.getTimerCount()]).toEqual([['dungeon'], [], 0]);
  });

  it('is asked about again when the connection was lost', async () => {
    client.answer('getLastPack', packerError('connection_lost', 'It is lost.', 'Wait.'));
    held.show('dungeon', true);
    await settled();
    expect([closed(), packed()]).toEqual([[], ['starfall']]);
    client.answer('getLastPack', { running: false });
    await later();
    expect(closed()).toEqual(['starfall']);
  });

  it('is forgotten when it is not open any more, or the Studio is gone', async () => {
    client.answer('getLastPack', packerError('project_closed', 'It is closed.', 'Open it.'));
    held.show('dungeon', true);
    await settled();
    client.connect('ended');
    client.answer('getLastPack', packerError('not_asked', 'The Studio was ended.', 'Open it again.'));
    held.show('cave', true);
    await settled();
    expect([closed(), packed(), vi.getTimerCount()]).toEqual([[], [], 0]);
  });
});

describe('a pack that this page asked for', () => {
  it('is told until it is answered', async () => {
    const answer = Promise.withResolvers<undefined>();
    const both = [held.packing('starfall', answer.promise), held.packing('starfall', Promise.resolve())];
    await settled();
    expect(packed()).toEqual(['starfall']);
    answer.resolve(undefined);
    await Promise.all(both);
    expect([packed(), closed()]).toEqual([[], []]);
  });
});
