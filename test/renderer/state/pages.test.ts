import { expect, it } from 'vitest';
import { PageWindow, pageSize } from '../../../renderer/state/pages.ts';
import { Queries } from '../../../renderer/state/queries.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { FakeClient } from '../support/fake-client.ts';

type Answer = ResponseOf<'listAssets'>;

/** A list of 50,000 whose answers come when the test says so. */
function gated() {
  const gates: { readonly offset: number; readonly open: () => void }[] = [];
  const client = new FakeClient().answer('listAssets', ({ offset = 0 }) =>
    new Promise<Answer>((resolve) => gates.push({ offset, open: () => resolve({ generation: 1, state: 'fresh', total: 50_000, assets: [] }) })),
  );
  const pages = new PageWindow(new Queries(client), 'listAssets', { project_id: 'starfall' }, () => undefined);
  const lookAt = (page: number): void => pages.want(page * pageSize, page * pageSize + 20);
  const asked = (): number[] => client.asked('listAssets').map(({ offset = 0 }) => offset / pageSize);
  const answer = async (page: number): Promise<void> => {
    gates.find(({ offset }) => offset === page * pageSize)?.open();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pages, lookAt, asked, answer };
}

it('asks for what is in sight', () => {
  const { lookAt, asked } = gated();
  lookAt(0);
  lookAt(7);
  expect(asked()).toEqual([0, 7]);
});

it('does not ask for every page that a dragged scroll bar passes', () => {
  const { lookAt, asked } = gated();
  for (let page = 0; page < 100; page += 1) lookAt(page);
  expect(asked().length).toBeLessThanOrEqual(3);
});

it('asks for where the scroll bar stands as soon as an answer nobody waits for has come', async () => {
  const { lookAt, asked, answer } = gated();
  for (let page = 0; page < 100; page += 1) lookAt(page);
  await answer(0);
  expect(asked().at(-1)).toBe(99);
});

it('asks for nothing more when the list is gone', async () => {
  const { pages, lookAt, asked, answer } = gated();
  for (let page = 0; page < 10; page += 1) lookAt(page);
  const before = asked();
  pages.leave();
  await answer(0);
  expect(asked()).toEqual(before);
});
