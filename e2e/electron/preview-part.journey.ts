import { expect, test } from '../support/journey.ts';

interface Frame {
  readonly type: string;
  readonly id?: number;
  readonly result?: { readonly ok: boolean; readonly value: unknown };
}

/** Runs in the page: asks over a connection of its own, under ids that the page's client is far from. */
async function askInPage(calls: readonly (readonly [string, object])[]): Promise<unknown[]> {
  const { prometeu } = globalThis as unknown as { prometeu: { send(frame: object): void; onFrame(listener: (frame: Frame) => void): () => void } };
  const first = 1_000_000;
  const answered = Promise.withResolvers<unknown[]>();
  const answers: unknown[] = [];
  prometeu.onFrame((frame) => {
    if (frame.type === 'hello') for (const [index, [operation, request]] of calls.entries()) prometeu.send({ type: 'call', id: first + index, operation, request });
    if (frame.type !== 'answer' || (frame.id ?? 0) < first) return;
    answers[(frame.id ?? 0) - first] = frame.result?.value;
    if (Object.keys(answers).length === calls.length) answered.resolve(answers);
  });
  prometeu.send({ type: 'hello', protocol: 1 });
  return await answered.promise;
}

test('a page gets a part of a preview over asset://, and nothing for any other id', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(page.getByText('starfall-copy', { exact: true }).first()).toBeVisible();
  const [info] = (await page.evaluate(askInPage, [['getStudioInfo', {}]] as const)) as [{ project_id: string }];
  const { project_id } = info;
  const [preview] = (await page.evaluate(askInPage, [['getPreview', { project_id, asset: { asset_id: 1 } }]] as const)) as [{ key: string; kind: string }];
  const fetched = (address: string) =>
    page.evaluate(async (url) => {
      const answer = await fetch(url);
      return { status: answer.status, type: answer.headers.get('content-type'), generation: answer.headers.get('prometeu-generation'), bytes: (await answer.arrayBuffer()).byteLength };
    }, address);
  const part = await fetched(`asset://preview/${project_id}/1/${preview.key}/indices`);
  expect(part).toMatchObject({ status: 200, type: 'application/octet-stream', generation: '1' });
  expect(part.bytes).toBeGreaterThan(0);
  expect(await fetched(`asset://preview/${project_id}/999999/${preview.key}/indices`)).toMatchObject({ status: 404 });
  expect((await fetched(`asset://preview/another/1/${preview.key}/indices`)).status).toBe(404);
  expect((await fetched(`asset://preview/${project_id}/1/${'0'.repeat(64)}/indices`)).status).not.toBe(200);
  expect((await fetched(`asset://preview/${project_id}/1/${preview.key}/..%2f..%2fetc%2fpasswd`)).status).toBe(400);
});
