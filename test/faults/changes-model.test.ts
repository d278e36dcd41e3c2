import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { aimed } from './model/aim.ts';
import { sequences, singleChanges } from './model/arbitraries.ts';
import { previewsWriteNothing, previewTellsWhatComes, undoGivesEveryByteBack } from './model/laws.ts';
import { regressions } from './model/regressions/list.ts';
import { runSequence } from './model/run.ts';
import type { Sequence } from './model/steps.ts';
import { Tally } from './model/tally.ts';

const isFull = process.env['PROMETEU_FULL'] === '1';
/** Another seed tries other sequences: what it finds belongs under model/regressions. */
const seed = Number(process.env['PROMETEU_SEED'] ?? 20_260_324);

const model = new Tally('sequences', 'steps', 'kills', 'reopenings', 'changes', 'undos', 'external edits', 'packs');
const laws = new Tally('previews', 'refusals', 'undos', 'findings');

afterAll(() => {
  console.log(`changes against the model: ${model.toString()}`);
  console.log(`laws of single changes: ${laws.toString()}`);
});

/** The first failure, with the sequence to keep on its last line; nothing when there is none. */
async function failureOf(arbitrary: fc.Arbitrary<Sequence>, numRuns: number, property: (sequence: Sequence) => Promise<void>): Promise<string> {
  const found = await fc.check(fc.asyncProperty(arbitrary, property), { numRuns, seed });
  return found.failed ? `${String(found.errorInstance)}\n${JSON.stringify(found.counterexample?.[0])}` : '';
}

describe('sequences of changes, undos, external edits, packs, kills and reopenings', () => {
  it.each(Object.keys(regressions))('do what the model says once more: %s', async (name) => {
    await runSequence(regressions[name] ?? { start: [], steps: [] }, new Tally());
  });

  it('do to the disk what the model says, and are answered as it says', { timeout: 3_600_000 }, async () => {
    const runs = isFull ? 2000 : 200;
    expect(await failureOf(sequences, runs, (sequence) => runSequence(sequence, model, aimed))).toBe('');
    expect(model.of('sequences')).toBe(runs);
    // A run that met none of these would prove little.
    for (const what of ['changes', 'undos', 'packs', 'packs blocked', 'stale previews', 'kills that left the old state', 'kills that left the new state', 'disk errors']) {
      expect(model.of(what), what).toBeGreaterThan(0);
    }
  });
});

describe('a single change', () => {
  const runs = isFull ? 2000 : 200;

  it('is previewed without writing', { timeout: 3_600_000 }, async () => {
    expect(await failureOf(singleChanges, runs, (sequence) => previewsWriteNothing(sequence, laws))).toBe('');
    expect(laws.of('previews')).toBeGreaterThan(runs / 5);
  });

  it('leads to the findings that its preview tells of', { timeout: 3_600_000 }, async () => {
    expect(await failureOf(singleChanges, runs, (sequence) => previewTellsWhatComes(sequence, laws))).toBe('');
    expect(laws.of('findings')).toBeGreaterThan(runs / 5);
  });

  it('is taken back, and made again, byte for byte', { timeout: 3_600_000 }, async () => {
    expect(await failureOf(singleChanges, runs, (sequence) => undoGivesEveryByteBack(sequence, laws))).toBe('');
    expect(laws.of('undos')).toBeGreaterThan(runs / 5);
  });
});
