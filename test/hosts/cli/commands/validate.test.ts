import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleValidation } from '../../../support/sample-responses.ts';

describe('prometeu validate', () => {
  it('is 0 when a pack would start', async () => {
    expect(await runFakeCli(['validate'])).toEqual({ exit: 0, out: 'ready: 2 assets can be packed\n', err: '' });
  });

  it('is 1 when a pack would be blocked', async () => {
    const blocked = { ...sampleValidation, blocked: true };
    const services = { validatePackWorkspace: () => Promise.resolve(ok(blocked)) };
    expect((await runFakeCli(['validate'], { services })).exit).toBe(1);
  });
});
