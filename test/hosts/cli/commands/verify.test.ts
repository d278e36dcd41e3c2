import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleDeterminism, sampleVerification } from '../../../support/sample-responses.ts';

describe('prometeu verify', () => {
  it('is 0 for a build that is whole', async () => {
    const ran = await runFakeCli(['verify']);
    expect(ran).toEqual({ exit: 0, out: 'verified: build/assets.pa and 3 companions: 2 assets, 1.4 MiB\n', err: '' });
  });

  it('is 1 for one that is not, and says where', async () => {
    const faults = [{ code: 'slice_digest', message: 'Not those bytes.', file: 'assets.pa', byte: 9000 }];
    const verifyArchive = () => Promise.resolve(ok({ ...sampleVerification, ok: false, faults }));
    const ran = await runFakeCli(['verify'], { services: { verifyArchive } });
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain('build/assets.pa @ byte 9000');
  });
});

describe('prometeu verify --determinism', () => {
  it.each([
    ['identical', 0],
    ['different', 1],
    ['inputs_changed', 1],
    ['not_packable', 1],
  ] as const)('%s is exit code %i', async (outcome, exit) => {
    const verifyDeterminism = () => Promise.resolve(ok({ ...sampleDeterminism, outcome }));
    const ran = await runFakeCli(['verify', '--determinism'], { services: { verifyDeterminism } });
    expect(ran.exit).toBe(exit);
  });

  it('wants a project, not an archive', async () => {
    const ran = await runFakeCli(['verify', '--determinism', 'build/assets.pa']);
    expect(ran.exit).toBe(2);
  });
});
