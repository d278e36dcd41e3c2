import { describe, expect, it } from 'vitest';
import { err } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';

describe('prometeu inspect', () => {
  it('shows what is in the build', async () => {
    const ran = await runFakeCli(['inspect']);
    expect(ran.exit).toBe(0);
    expect(ran.out).toMatch(/^build\/assets\.pa {2}1\.4 MiB\n/u);
  });

  it.each(['archive_missing', 'archive_invalid'] as const)('is exit code 1 when it meets %s', async (code) => {
    const failed = err(packerError(code, 'No.', 'Pack.'));
    const ran = await runFakeCli(['inspect'], { services: { inspectArchive: () => Promise.resolve(failed) } });
    expect(ran.exit).toBe(1);
  });
});
