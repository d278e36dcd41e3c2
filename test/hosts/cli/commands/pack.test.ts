import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import type { PackResult } from '../../../../src/contract/operations/pack.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { samplePack } from '../../../support/sample-responses.ts';

function packing(result: PackResult): { services: FakeServices } {
  return { services: { packWorkspace: () => Promise.resolve(ok(result)) } };
}

async function requestOf(line: readonly string[]): Promise<unknown> {
  let seen: unknown;
  const packWorkspace: FakeServices['packWorkspace'] = (request) => {
    seen = request;
    return Promise.resolve(ok(samplePack));
  };
  await runFakeCli(['pack', ...line], { services: { packWorkspace } });
  return seen;
}

describe('prometeu pack', () => {
  it('names the four files', async () => {
    const { exit, out } = await runFakeCli(['pack']);
    expect(exit).toBe(0);
    for (const file of ['assets.pa', 'asset_table.json', 'preload.json', 'asset_table_metadata.json']) {
      expect(out).toContain(`  build/${file}`);
    }
  });

  it.each([
    [[], { mode: 'pack', cache: true }],
    [['--check'], { mode: 'check', cache: true }],
    [['--no-cache'], { mode: 'pack', cache: false }],
    [['--workers', '0'], { mode: 'pack', cache: true, workers: 0 }],
    [['--workers', '64'], { mode: 'pack', cache: true, workers: 64 }],
  ])('%j asks for %j', async (line, request) => {
    expect(await requestOf(line)).toEqual({ project_id: 'project-1', ...request });
  });

  it('--dry-run packs nothing and shows the plan', async () => {
    expect(await requestOf(['--dry-run'])).toBeUndefined();
    expect((await runFakeCli(['pack', '-n'])).out).toContain('Nothing was written: this is the plan.');
  });

  it('--check is 1 when build/ is out of date and lists the files', async () => {
    const ran = await runFakeCli(['pack', '--check'], packing({ ...samplePack, differences: ['build/assets.pa'] }));
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain('\n  build/assets.pa\n');
  });

  it('is 0 and one document under --json', async () => {
    const ran = await runFakeCli(['pack', '--json']);
    expect(ran.exit).toBe(0);
    expect(JSON.parse(ran.out)).toEqual(samplePack);
  });

  const failure = (kind: 'gate' | 'materialization' | 'persistence') =>
    ({ kind, error: packerError('io_error', 'No.', 'Yes.'), diagnostics: [] }) as const;

  it.each([
    ['blocked', { status: 'blocked', failure: { ...failure('gate'), diagnostics: [] } }, 1],
    ['failed while making', { status: 'failed', failure: { ...failure('materialization'), diagnostics: [] } }, 3],
    ['failed while placing', { status: 'failed', failure: { ...failure('persistence'), diagnostics: [] } }, 4],
    ['done, durability unknown', { durability: 'unknown' }, 6],
    ['cancelled', { status: 'cancelled' }, 130],
  ] as const)('%s is told in words and by its exit code', async (_, more, exit) => {
    const ran = await runFakeCli(['pack'], packing({ ...samplePack, ...more } as PackResult));
    expect(ran.exit).toBe(exit);
    expect(ran.out.length).toBeGreaterThan(10);
  });

  it.each([
    ['project_busy', 5],
    ['refresh_required', 7],
    ['reconcile_required', 7],
    ['project_failed', 7],
  ] as const)('a refusal with %s is exit code %i', async (code, exit) => {
    const refused = err(packerError(code, 'No.', 'Yes.'));
    const ran = await runFakeCli(['pack'], { services: { packWorkspace: () => Promise.resolve(refused) } });
    expect(ran.exit).toBe(exit);
  });
});
