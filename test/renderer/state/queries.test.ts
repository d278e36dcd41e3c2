import { describe, expect, it, vi } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { packerError } from '../../../src/contract/errors.ts';
import type { AnswerOf, ResponseOf } from '../../../src/contract/operations.ts';
import type { CallOptions } from '../../../src/transport/client-port.ts';
import { PageWindow, pageSize } from '../../../renderer/state/pages.ts';
import { keyOf, Queries } from '../../../renderer/state/queries.ts';
import { FakeClient } from '../support/fake-client.ts';

const project_id = 'starfall';

function list(total: number, generation = 1): ResponseOf<'listHistory'> {
  return { generation, state: 'fresh', total, entries: [{ operation_id: '0123456789abcdefghij', title: `of ${total}`, asset_ids: [] }] };
}

describe('Queries', () => {
  it('ask once for all who ask the same', async () => {
    const client = new FakeClient().answer('listHistory', list(1));
    const queries = new Queries(client);
    const [one, other] = [queries.query('listHistory', { project_id }), queries.query('listHistory', { project_id })];
    one.hold();
    other.hold();
    await vi.waitFor(() => expect(one.store.getState().data?.total).toBe(1));
    expect(client.asked('listHistory')).toHaveLength(1);
  });

  it('are one question whether a key is absent or undefined', () => {
    expect(keyOf('listAssets', { project_id, filter: undefined })).toBe(keyOf('listAssets', { project_id }));
  });

  it('read again what an event makes doubtful, and keep the old answer until then', async () => {
    let total = 1;
    const client = new FakeClient().answer('listHistory', () => list(total));
    const queries = new Queries(client);
    const query = queries.query('listHistory', { project_id });
    query.hold();
    await vi.waitFor(() => expect(query.store.getState().data?.total).toBe(1));
    total = 2;
    queries.outdate('change.committed');
    expect(query.store.getState()).toMatchObject({ reading: true, data: { total: 1 } });
    await vi.waitFor(() => expect(query.store.getState().data?.total).toBe(2));
  });

  it('are left alone by events that cannot change their answer', async () => {
    const client = new FakeClient().answer('listHistory', list(1));
    const queries = new Queries(client);
    const query = queries.query('listHistory', { project_id });
    query.hold();
    await vi.waitFor(() => expect(query.store.getState().data).toBeDefined());
    queries.outdate('pack.finished');
    expect(query.store.getState()).toMatchObject({ reading: false, outdated: false });
  });

  it('are asked once more when something happened while they were under way', async () => {
    const client = new FakeClient().answer('listHistory', list(1));
    const queries = new Queries(client);
    const query = queries.query('listHistory', { project_id });
    query.hold();
    queries.outdate('change.committed');
    await vi.waitFor(() => expect(client.asked('listHistory')).toHaveLength(2));
  });

  it('wait with reading until somebody shows them', () => {
    const client = new FakeClient().answer('listHistory', list(1));
    const queries = new Queries(client);
    const letGo = queries.query('listHistory', { project_id }).hold();
    letGo();
    queries.outdate('everything');
    expect(client.asked('listHistory')).toHaveLength(1);
  });

  it('keep the last answer beside a refusal', async () => {
    const client = new FakeClient().answer('listHistory', list(1));
    const queries = new Queries(client);
    const query = queries.query('listHistory', { project_id });
    query.hold();
    await vi.waitFor(() => expect(query.store.getState().data).toBeDefined());
    client.answer('listHistory', packerError('project_busy', 'somebody writes', 'wait'));
    query.read();
    await vi.waitFor(() => expect(query.store.getState().error?.code).toBe('project_busy'));
    expect(query.store.getState().data?.total).toBe(1);
  });
});

describe('A question that nobody waits for any more', () => {
  /** Answers nothing until it is told how. */
  function stalled() {
    const client = new FakeClient();
    const calls: { readonly aborted: () => boolean; readonly settle: (answer: AnswerOf<'listHistory'>) => void }[] = [];
    client.call = ((_name: string, _request: unknown, options: CallOptions = {}) =>
      new Promise<AnswerOf<'listHistory'>>((settle) => calls.push({ aborted: () => options.signal?.aborted === true, settle }))) as FakeClient['call'];
    return { query: new Queries(client).query('listHistory', { project_id }), calls };
  }
  const cancelled = err(packerError('cancelled', 'taken back', 'ask again'));

  it('is taken back', async () => {
    const { query, calls } = stalled();
    query.hold()();
    await vi.waitFor(() => expect(calls[0]?.aborted()).toBe(true));
  });

  it('is not while somebody else waits for it, or takes hold of it in the same breath', async () => {
    const { query, calls } = stalled();
    const [one, other] = [query.hold(), query.hold()];
    one();
    await Promise.resolve();
    other();
    query.hold();
    await Promise.resolve();
    expect(calls.map(({ aborted }) => aborted())).toEqual([false]);
  });

  it('is asked anew, and no error, when somebody wants it after all', async () => {
    const { query, calls } = stalled();
    query.hold()();
    await vi.waitFor(() => expect(calls[0]?.aborted()).toBe(true));
    query.hold();
    calls[0]?.settle(cancelled);
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]?.settle(ok(list(7)));
    await vi.waitFor(() => expect(query.store.getState()).toEqual({ data: list(7), reading: false, outdated: false }));
  });

  it('stands as never asked when its taking back was heard, and as answered when that came too late', async () => {
    const { query, calls } = stalled();
    query.hold()();
    await vi.waitFor(() => expect(calls[0]?.aborted()).toBe(true));
    calls[0]?.settle(cancelled);
    await vi.waitFor(() => expect(query.store.getState()).toEqual({ reading: false, outdated: true }));
    query.hold()();
    calls[1]?.settle(ok(list(3)));
    await vi.waitFor(() => expect(query.store.getState()).toEqual({ data: list(3), reading: false, outdated: false }));
  });
});

describe('PageWindow', () => {
  it('reads only the pages that are looked at, and lets go of the others', async () => {
    const client = new FakeClient().answer('listHistory', list(50_000));
    const pages = new PageWindow(new Queries(client), 'listHistory', { project_id }, () => undefined);
    pages.want(0, 30);
    await vi.waitFor(() => expect(pages.read()?.total).toBe(50_000));
    pages.want(40 * pageSize - 10, 40 * pageSize + 10);
    await vi.waitFor(() => expect(pages.read()?.rows.has(40 * pageSize)).toBe(true));
    expect(client.asked('listHistory').map(({ offset }) => offset)).toEqual([0, 39 * pageSize, 40 * pageSize]);
    expect(pages.read()?.rows.has(0)).toBe(false);
  });
});
