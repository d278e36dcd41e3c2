import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';

describe('prometeu extract', () => {
  it.each([
    ['3', { asset_id: 3 }],
    ['player ship', { asset_name: 'player ship' }],
  ])('%s asks for %j, to a file from the working directory', async (entry, asked) => {
    let seen: unknown;
    const extractEntry: FakeServices['extractEntry'] = (request) => {
      seen = request;
      return Promise.resolve(ok({ asset_id: 3, asset_name: 'x', output: request.output, size: 1, sha256: '0'.repeat(64) }));
    };
    const ran = await runFakeCli(['extract', entry, '-o', 'x.bin'], { services: { extractEntry } });
    expect(seen).toEqual({ archive: { project_id: 'project-1' }, entry: asked, output: '/games/starfall/x.bin' });
    expect(ran.out).toMatch(/^extracted x \(asset 3\) to x\.bin: 1 B\n/u);
  });

  it.each([
    ['entry_not_found', 2],
    ['output_exists', 2],
    ['no_space', 4],
    ['archive_invalid', 1],
  ] as const)('%s is exit code %i', async (code, exit) => {
    const failed = err(packerError(code, 'No.', 'Yes.'));
    const ran = await runFakeCli(['extract', '3', '-o', 'x'], { services: { extractEntry: () => Promise.resolve(failed) } });
    expect(ran.exit).toBe(exit);
  });
});
