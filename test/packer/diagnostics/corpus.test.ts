import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../../src/contract/diagnostics.ts';
import { diagnosticSchema } from '../../../src/contract/diagnostics.ts';
import { allRules } from '../../../src/packer/diagnostics/registry.ts';
import { diskWith } from './corpus/doctor-workspace.ts';
import type { Instance } from './corpus/doctor-workspace.ts';
import { doctorWorkspaces } from './corpus/list.ts';
import { examine, game } from './diagnosed.ts';

/** What of a diagnostic the corpus declares. */
function instanceOf({ code, severity, place: { file = '', line, pixel, sample, byte } }: Diagnostic): Instance {
  return {
    code,
    severity,
    file,
    ...(line !== undefined && { line }),
    ...(pixel && { pixel }),
    ...(sample !== undefined && { sample }),
    ...(byte !== undefined && { byte }),
  };
}

describe('doctor finds exactly what a workspace holds', () => {
  test.each(doctorWorkspaces.map((workspace) => [workspace.name, workspace] as const))('%s', (_, workspace) => {
    const { diagnostics } = examine(diskWith(workspace, game));
    expect(diagnostics.map(instanceOf)).toEqual(workspace.holds);
    for (const diagnostic of diagnostics) expect(diagnosticSchema.safeParse(diagnostic).error).toBeUndefined();
  });
});

test('the workspaces together hold one instance of every diagnostic', () => {
  const held = doctorWorkspaces.flatMap(({ holds }) => holds.map(({ code }) => code));
  expect(held.sort()).toEqual(allRules.map(({ code }) => code));
});
