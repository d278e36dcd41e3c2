import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleDiff } from '../../../support/sample-responses.ts';

describe('prometeu diff', () => {
  it('compares what was named, in that order', async () => {
    let seen: unknown;
    const diffArchives: FakeServices['diffArchives'] = (request) => {
      seen = request;
      return Promise.resolve(ok(sampleDiff));
    };
    await runFakeCli(['diff', 'build/assets.pa', '.'], { services: { diffArchives } });
    expect(seen).toEqual({ before: { file: '/games/starfall/build/assets.pa' }, after: { project_id: 'project-1' } });
  });

  it('is 0 either way, unless --exit-code asks for the difference', async () => {
    const same = { services: { diffArchives: () => Promise.resolve(ok({ ...sampleDiff, identical: true })) } };
    expect((await runFakeCli(['diff', '.', '.'])).exit).toBe(0);
    expect((await runFakeCli(['diff', '.', '.', '--exit-code'])).exit).toBe(1);
    expect((await runFakeCli(['diff', '.', '.', '--exit-code'], same)).exit).toBe(0);
  });
});
