import { describe, expect, it } from 'vitest';
import { everyStep } from '../../src/studio/every-step.ts';

describe('everyStep', () => {
  it('takes the steps after one that failed, in order, and throws what failed', async () => {
    const taken: number[] = [];
    const step = (number: number, failure?: Error) => () => {
      taken.push(number);
      if (failure) throw failure;
    };
    await expect(everyStep('closing', [step(1), step(2, new Error('two')), step(3)])).rejects.toThrow('two');
    expect(taken).toEqual([1, 2, 3]);
  });

  it('throws several failures together', async () => {
    const failing = (message: string) => () => Promise.reject(new Error(message));
    const thrown: unknown = await everyStep('closing', [failing('one'), failing('two')]).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(AggregateError);
    expect((thrown as AggregateError).errors).toEqual([new Error('one'), new Error('two')]);
  });
});
