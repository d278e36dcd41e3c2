import { afterAll, describe, expect, it } from 'vitest';
import { FaultFileSystem } from '../../src/io/fault-file-system.ts';
import { recover } from '../../src/packer/commit/recovery.ts';
import { scenarios } from '../packer/commit/change-sets.ts';
import { mediumOn } from '../packer/commit/scenario.ts';
import { coin, everyPoint, expectedAfter, LinklessFileSystem, orDeath, reopened, runWith, verdict, whatChanges } from './commit-sweep.ts';
import type { Wrap } from './commit-sweep.ts';

let swept = 0;

afterAll(() => {
  console.log(`commit: ${String(swept)} fault points swept`);
});

const linkless: Wrap = (fs) => new LinklessFileSystem(fs);
const allowed = ['old', 'new'];

describe.each(scenarios)('a commit that $name', (scenario) => {
  for (const kind of ['kill', 'kill-after', 'torn-write'] as const) {
    it(`C2: a ${kind} at every operation leaves, after recovery, the old or the new state`, () => {
      swept += everyPoint((at) => {
        const { disk, result, hit } = runWith(scenario, { at, kind });
        const after = verdict(scenario, reopened(disk));
        expect(allowed, `${kind} at ${String(at)}`).toContain(after);
        if (result?.status === 'committed') expect(after).toBe('new');
        return hit;
      });
    });
  }

  it('C2: a power loss at every operation leaves, after recovery, the old or the new state, and both happen', () => {
    const seen = new Set<unknown>();
    swept += everyPoint((at) => {
      const { disk, hit } = runWith(scenario, { at, kind: 'kill' });
      const after = verdict(scenario, reopened(disk.crash()));
      expect(allowed, `power loss at ${String(at)}`).toContain(after);
      seen.add(after);
      return hit;
    });
    expect(seen.size).toBe(2);
  });

  it('C2: whatever of the unflushed a power loss keeps, the old or the new state is left', () => {
    swept += everyPoint((at) => {
      const { disk, hit } = runWith(scenario, { at, kind: 'kill' }, whatChanges);
      for (let seed = 1; seed <= 20; seed += 1) {
        const after = verdict(scenario, reopened(disk.crash(coin(seed * 7919 + at))));
        expect(allowed, `power loss at ${String(at)}, seed ${String(seed)}`).toContain(after);
      }
      return hit;
    });
  });

  it('C3: once success could be reported, a power loss at any operation leaves the new state', () => {
    let reportable = 0;
    swept += everyPoint((at) => {
      const { disk, durable, hit } = runWith(scenario, { at, kind: 'kill' }, whatChanges);
      if (!durable) return hit;
      reportable += 1;
      for (let seed = 0; seed <= 20; seed += 1) {
        const after = verdict(scenario, reopened(disk.crash(seed === 0 ? undefined : coin(seed))));
        expect(after, `power loss at ${String(at)}, seed ${String(seed)}`).toBe('new');
      }
      return hit;
    });
    expect(reportable).toBeGreaterThan(1);
  });

  for (const code of ['EIO', 'ENOSPC', 'EACCES']) {
    it(`C4: ${code} at every operation is rolled back, or the commit stands`, () => {
      swept += everyPoint((at) => {
        const { disk, result, hit } = runWith(scenario, { at, kind: 'error', code });
        const left = verdict(scenario, reopened(disk.clone()));
        const lost = verdict(scenario, reopened(disk.crash()));
        expect([result?.status, left, lost], `${code} at ${String(at)}`).toEqual([result?.status, ...expectedAfter(result?.status, lost)]);
        return hit;
      });
    });

    it(`C4: a disk that answers nothing but ${code} from any operation on is recovered at the next open`, () => {
      swept += everyPoint((at) => {
        const { disk, result, hit } = runWith(scenario, { at, kind: 'error', code, lasting: true });
        const left = verdict(scenario, reopened(disk.clone()));
        const lost = verdict(scenario, reopened(disk.crash()));
        expect([result?.status, left, lost], `${code} from ${String(at)}`).toEqual([result?.status, ...expectedAfter(result?.status, lost)]);
        return hit;
      });
    });
  }

  it('C3: short writes change nothing', () => {
    swept += everyPoint((at) => {
      const { disk, result, hit } = runWith(scenario, { at, kind: 'short-write' });
      expect(result?.status).toBe('committed');
      expect(verdict(scenario, reopened(disk))).toBe('new');
      return hit;
    });
  });

  it('C2: where links fail, a kill or a power loss at every operation leaves the old or the new state', () => {
    expect(runWith(scenario, undefined, {}, linkless).result?.status).toBe('committed');
    swept += everyPoint((at) => {
      const { disk, hit } = runWith(scenario, { at, kind: 'kill' }, whatChanges, linkless);
      expect(allowed, `power loss at ${String(at)}`).toContain(verdict(scenario, reopened(disk.crash(), linkless)));
      expect(allowed, `kill at ${String(at)}`).toContain(verdict(scenario, reopened(disk, linkless)));
      return hit;
    });
  });

  it('C2, C8: the way back, cut off at every operation, is taken again at the next open', () => {
    swept += everyPoint((at) => {
      const { disk, hit } = runWith(scenario, { at, kind: 'kill' }, whatChanges);
      swept += everyPoint((second) => {
        const cut = disk.clone();
        const faulty = new FaultFileSystem(cut, { at: second, kind: 'kill' }, whatChanges);
        orDeath(() => recover(mediumOn(faulty)));
        const opened = reopened(cut.clone());
        const after = verdict(scenario, opened);
        expect(allowed, `kill at ${String(at)}, then at ${String(second)}`).toContain(after);
        expect(verdict(scenario, reopened(opened.crash())), 'what recovery reported survives a power loss').toBe(after);
        for (const survives of [undefined, coin(second), coin(at + 977)]) {
          const after = verdict(scenario, reopened(cut.crash(survives)));
          expect(allowed, `kill at ${String(at)}, then power loss at ${String(second)}`).toContain(after);
        }
        return faulty.hit !== undefined;
      });
      return hit;
    });
  });
});
