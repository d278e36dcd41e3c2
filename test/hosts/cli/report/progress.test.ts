import { describe, expect, it } from 'vitest';
import type { PackerEvent, PackPhase } from '../../../../src/contract/events.ts';
import type { Output } from '../../../../src/hosts/cli/host.ts';
import { makeColour } from '../../../../src/hosts/cli/report/colour.ts';
import { clearLine, fractionDone, ProgressLine } from '../../../../src/hosts/cli/report/progress.ts';
import { sampleEnvelope } from '../../../support/fake-services.ts';

function progress(phase: PackPhase, done: number, total: number): PackerEvent {
  return { ...sampleEnvelope, type: 'pack.progress', phase, done, total, bytes: 0 };
}

function lineOn(columns: number) {
  const written: string[] = [];
  const clock = { now: 0 };
  const output: Output = { write: (text) => written.push(text), isTerminal: true, columns, closed: new Promise(() => undefined) };
  const line = new ProgressLine(output, makeColour(false), () => clock.now, 'Packing');
  return { line, written, clock };
}

describe('fractionDone', () => {
  it('only ever grows along a pack', () => {
    const steps: [PackPhase, number, number][] = [
      ['gate', 0, 0],
      ['gate', 1, 1],
      ['freeze', 5, 10],
      ['plan', 0, 0],
      ['materialize', 1, 10],
      ['materialize', 9, 10],
      ['emit', 0, 4],
      ['verify', 0, 4],
      ['promote', 1, 1],
    ];
    const fractions = steps.map(([phase, done, total]) => fractionDone(phase, done, total));
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
  });

  it('never passes its phase, whatever the numbers say', () => {
    expect(fractionDone('promote', 9, 1)).toBe(1);
  });
});

describe('ProgressLine', () => {
  it('redraws one line in place', () => {
    const { line, written } = lineOn(80);
    line.hear(progress('materialize', 812, 1300));
    expect(written).toHaveLength(1);
    expect(written[0]).toMatch(/^\r\u001b\[2KPacking {2}█+░+ {2}materialize 812 of 1,300$/u);
  });

  it('draws no more often than a person can see', () => {
    const { line, written, clock } = lineOn(80);
    for (let done = 0; done < 100; done += 1) line.hear(progress('freeze', done, 100));
    expect(written).toHaveLength(1);
    clock.now = 1000;
    line.hear(progress('freeze', 100, 100));
    expect(written).toHaveLength(2);
  });

  it('stays on one line of a narrow terminal', () => {
    const { line, written } = lineOn(44);
    line.hear(progress('materialize', 1_234_567, 9_999_999));
    expect(written[0]?.slice(clearLine.length).length).toBeLessThanOrEqual(44);
  });

  it('leaves nothing behind', () => {
    const { line, written } = lineOn(80);
    line.announce();
    line.dispose();
    line.dispose();
    expect(written.slice(1)).toEqual([clearLine]);
  });

  it('writes nothing at all when nothing was heard', () => {
    const { line, written } = lineOn(80);
    line.hear({ ...sampleEnvelope, sequence: 1, type: 'snapshot.published', added: [], changed: [], removed: [] });
    line.dispose();
    expect(written).toEqual([]);
  });
});
