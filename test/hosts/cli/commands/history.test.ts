import { expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleHistory } from '../../../support/sample-responses.ts';

it.each([
  [[], 20],
  [['--limit', '1000'], 1000],
])('prometeu history %j asks for the newest %i', async (options, limit) => {
  let seen: unknown;
  const listHistory: FakeServices['listHistory'] = async (request) => {
    seen = request;
    return ok(sampleHistory);
  };
  const { exit } = await runFakeCli(['history', ...options], { services: { listHistory } });
  expect({ exit, seen }).toEqual({ exit: 0, seen: { project_id: 'project-1', offset: 0, limit } });
});

it('prometeu history asks nobody and is one document under --json', async () => {
  const { exit, out } = await runFakeCli(['history', '--json']);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toEqual(sampleHistory);
});
