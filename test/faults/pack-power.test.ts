import { afterAll, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import { coin, whatChanges } from './commit-sweep.ts';
import { buildText, everyPoint, openOn, orDeath, packNext, packScenarios, packWith, sourceText, verifyNext } from './pack-sweep.ts';

let swept = 0;
const begun = performance.now();

async function sweep(look: (at: number) => Promise<unknown>): Promise<void> {
  const points = await everyPoint(look);
  swept += points;
}

afterAll(() => {
  console.log(`pack, power losses and cut recoveries: ${swept} fault points swept in ${Math.round((performance.now() - begun) / 1000)} s`);
});

describe.each(await packScenarios())('$name', (scenario) => {
  const allowed = [scenario.old, scenario.new];
  const sources = sourceText(scenario.disk());

  it('P4: a power loss at every change leaves, after the next command, the old build or the new one', async () => {
    const seen = new Set<string>();
    await sweep(async (at) => {
      const { disk, hit } = await packWith(scenario.disk(), { at, kind: 'kill' }, whatChanges);
      // Nothing that was not flushed is left; then whatever a coin lets survive.
      for (const survives of [undefined, coin(at), coin(at + 4001)]) {
        const lost = disk.crash(survives);
        const { build, verdict } = await verifyNext(lost);
        expect(allowed, `power loss at change ${at}`).toContain(build);
        expect(verdict, `power loss at change ${at}`).toBe(build === '' ? 'archive_missing' : 'ok');
        expect(sourceText(lost)).toBe(sources);
        seen.add(build);
      }
      expect((await packNext(disk.crash(coin(at + 17)))).build, `power loss at change ${at}`).toBe(scenario.new);
      return hit;
    });
    expect(seen.size).toBe(new Set(allowed).size);
  });

  it('a pack that reports success has the new build on the disk for good', async () => {
    const { disk, answer } = await packWith(scenario.disk());
    expect(answer).toMatchObject({ ok: true, value: { status: 'succeeded', durability: 'durable' } });
    for (const seed of [undefined, 1, 2, 3, 4, 5, 6, 7]) {
      const lost = disk.crash(seed === undefined ? undefined : coin(seed));
      expect((await verifyNext(lost)).build).toBe(scenario.new);
    }
  });

  it('P4: the recovery of a killed promotion, killed itself at every change, is taken up by the next command', async () => {
    let cutOff = 0;
    await sweep(async (at) => {
      const { disk, hit } = await packWith(scenario.disk(), { at, kind: 'kill' }, whatChanges);
      await sweep(async (second) => {
        const cut = disk.clone();
        const faulty = new FaultFileSystem(cut, { at: second, kind: 'kill' }, whatChanges);
        await orDeath(() => openOn(faulty));
        if (!faulty.hit) return undefined;
        cutOff += 1;
        const where = `killed at change ${at}, then at change ${second} of the recovery`;
        expect(allowed, where).toContain((await verifyNext(cut.crash(coin(second)))).build);
        await orDeath(async () => openOn(cut));
        expect(allowed, where).toContain(buildText(cut));
        return faulty.hit;
      });
      return hit;
    });
    expect(cutOff).toBeGreaterThan(scenario.makesNothing ? 0 : scenario.old === scenario.new ? 10 : 200);
  });
});
