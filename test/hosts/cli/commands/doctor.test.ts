import { describe, expect, it } from 'vitest';
import { ok } from '../../../../src/base/result.ts';
import type { FakeServices } from '../../../support/fake-services.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';
import { sampleDiagnostics, sampleDoctor } from '../../../support/sample-responses.ts';
import type { Severity } from '../../../../src/contract/diagnostics.ts';

function finding(...severities: Severity[]): FakeServices {
  const diagnostics = sampleDiagnostics.filter(({ severity }) => severities.includes(severity));
  return { runDoctor: () => Promise.resolve(ok({ ...sampleDoctor, diagnostics })) };
}

describe('prometeu doctor', () => {
  it.each([
    ['nothing', [], [], 0],
    ['information', ['info'], [], 0],
    ['warnings', ['warning', 'info'], [], 0],
    ['warnings, strictly', ['warning', 'info'], ['--strict'], 1],
    ['information, strictly', ['info'], ['--strict'], 0],
    ['errors', ['error'], [], 1],
  ] as const)('that finds %s is exit code %4$i', async (_, severities, line, exit) => {
    expect((await runFakeCli(['doctor', ...line], { services: finding(...severities) })).exit).toBe(exit);
  });

  it.each([
    [[], undefined],
    [['--asset', '3'], { asset_id: 3 }],
    [['--asset', 'assets/ships/player'], { root: 'ships/player' }],
    [['--folder', 'ships/'], { folder: 'ships' }],
  ])('%j looks at %j', async (line, scope) => {
    let seen: unknown;
    const runDoctor: FakeServices['runDoctor'] = (request) => {
      seen = request.scope;
      return Promise.resolve(ok(sampleDoctor));
    };
    await runFakeCli(['doctor', ...line], { services: { runDoctor } });
    expect(seen).toEqual(scope);
  });

  it('takes one scope', async () => {
    expect((await runFakeCli(['doctor', '--asset', '3', '--folder', 'ships'])).exit).toBe(2);
  });
});
