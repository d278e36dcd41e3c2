import { journeyClient } from '../support/journey-client.ts';
import { expect, test } from '../support/journey.ts';
import { stateButton } from '../support/page-parts.ts';

test('a page sends back a preview of 15 MiB in one piece', async ({ studio, project }) => {
  const { page } = await studio.open(project);
  await expect(stateButton(page, 'Fresh', 1)).toBeVisible();
  const client = await journeyClient(page);
  // It arrived whole: the contract, not the wire, refuses what is no preview.
  expect(await client.ask('applyChange', { preview: 'x'.repeat(15 * 1024 * 1024) })).toMatchObject({ ok: false, error: { code: 'invalid_request' } });
});
