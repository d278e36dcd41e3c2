import { afterAll, describe, expect, it } from 'vitest';
import { packerErrorSchema } from '../../src/contract/errors.ts';
import { packResultSchema } from '../../src/contract/operations/pack.ts';
import { whatChanges } from './commit-sweep.ts';
import { everyPoint, packNext, packScenarios, packWith, sourceText, verifyNext, visibleText } from './pack-sweep.ts';
import type { PackRun } from './pack-sweep.ts';

let swept = 0;
const begun = performance.now();

async function count(look: (at: number) => Promise<unknown>): Promise<void> {
  const points = await everyPoint(look);
  swept += points;
}

afterAll(() => {
  console.log(`pack, errors: ${swept} fault points swept in ${Math.round((performance.now() - begun) / 1000)} s`);
});

/** How a pack may end when the disk fails in this phase. Making the staging directory still counts as the gate. */
const endings: Readonly<Record<string, readonly string[]>> = {
  open: ['not opened', 'succeeded', 'blocked gate', 'refused'],
  gate: ['succeeded', 'blocked gate', 'failed gate', 'failed persistence', 'refused'],
  freeze: ['succeeded', 'failed materialization'],
  plan: ['succeeded', 'failed materialization'],
  materialize: ['succeeded', 'failed materialization'],
  emit: ['succeeded', 'failed materialization'],
  verify: ['succeeded', 'failed materialization'],
  promote: ['succeeded', 'failed persistence'],
};

function endingOf({ opened, answer }: PackRun): string {
  if (!opened?.ok) {
    packerErrorSchema.parse(opened?.error);
    return 'not opened';
  }
  if (!answer?.ok) {
    packerErrorSchema.parse(answer?.error);
    return 'refused';
  }
  const { status, failure } = packResultSchema.parse(answer.value);
  return failure ? `${status} ${failure.kind}` : status;
}

describe.each(await packScenarios())('$name', (scenario) => {
  const sources = sourceText(scenario.disk());
  const sweep = async (code: string, changesOnly: boolean, lasting: boolean): Promise<ReadonlySet<string>> => {
    const seen = new Set<string>();
    await count(async (at) => {
      const where = `${code} at ${changesOnly ? 'change' : 'operation'} ${at}`;
      const run = await packWith(scenario.disk(), { at, kind: 'error', code, lasting }, changesOnly ? whatChanges : {});
      const ending = endingOf(run);
      expect(endings[run.phase], `${where}, in ${run.phase}`).toContain(ending);
      seen.add(ending);
      const expected = ending === 'succeeded' ? scenario.new : scenario.old;
      // What this very process leaves is whole already, unless its way back failed too.
      if (!lasting) expect(visibleText(run.disk), where).toBe(expected);
      // A close that failed has not closed; nothing else may leave a descriptor.
      if (run.hit?.operation !== 'close') expect(run.disk.openFiles(), where).toEqual([]);
      const alone = run.disk.clone();
      expect((await verifyNext(alone)).build, where).toBe(expected);
      expect(await packNext(run.disk), where).toEqual({ status: 'succeeded', build: scenario.new });
      expect(sourceText(run.disk), where).toBe(sources);
      return run.hit;
    });
    return seen;
  };

  it('P4: EIO at every file operation is an answer, told by its phase, and leaves the old build or the new one', async () => {
    const seen = await sweep('EIO', false, false);
    expect([...seen]).toEqual(expect.arrayContaining(['not opened', 'succeeded', 'blocked gate', 'failed materialization']));
  });

  it('P4: a full disk at every operation that changes something is an answer, and leaves the old build or the new one', async () => {
    const seen = await sweep('ENOSPC', true, false);
    expect([...seen]).toEqual(expect.arrayContaining(['succeeded', 'failed persistence', ...(scenario.makesNothing ? [] : ['failed materialization'])]));
  });

  it('P4: a disk that takes nothing any more from any change on is recovered by the next command', async () => {
    await sweep('EROFS', true, true);
  });
});
