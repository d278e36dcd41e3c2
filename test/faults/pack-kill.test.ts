import { afterAll, describe, expect, it } from 'vitest';
import { whatChanges } from './commit-sweep.ts';
import { everyPoint, packNext, packScenarios, packWith, sourceText, verifyNext } from './pack-sweep.ts';

let swept = 0;
const begun = performance.now();

async function sweep(look: (at: number) => Promise<unknown>): Promise<void> {
  const points = await everyPoint(look);
  swept += points;
}

afterAll(() => {
  console.log(`pack, kills: ${swept} fault points swept in ${Math.round((performance.now() - begun) / 1000)} s`);
});

describe.each(await packScenarios())('$name', (scenario) => {
  const allowed = [scenario.old, scenario.new];
  const wholeAgain = async (disk: ReturnType<typeof scenario.disk>, where: string): Promise<string> => {
    const sources = sourceText(scenario.disk());
    const alone = disk.clone();
    const verified = await verifyNext(alone);
    expect(allowed, where).toContain(verified.build);
    expect(verified.verdict, where).toBe(verified.build === '' ? 'archive_missing' : 'ok');
    expect(sourceText(alone), where).toBe(sources);
    expect(await packNext(disk), where).toEqual({ status: 'succeeded', build: scenario.new });
    expect(sourceText(disk), where).toBe(sources);
    return verified.build;
  };

  it('P4: a kill at every file operation leaves, after the next command, the old build or the new one', async () => {
    await sweep(async (at) => {
      const { disk, hit } = await packWith(scenario.disk(), { at, kind: 'kill' });
      await wholeAgain(disk, `killed before operation ${at}`);
      return hit;
    });
  });

  it('P4: a kill after every operation that changes something leaves, after the next command, the old build or the new one', async () => {
    const seen = new Set<string>();
    for (const kind of ['kill-after', 'torn-write'] as const) {
      await sweep(async (at) => {
        const { disk, hit } = await packWith(scenario.disk(), { at, kind }, whatChanges);
        seen.add(await wholeAgain(disk, `${kind} at change ${at}`));
        return hit;
      });
    }
    expect([...seen].sort()).toEqual([...new Set(allowed)].sort());
  });
});
