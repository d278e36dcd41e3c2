import { describe, expect, it } from 'vitest';
import { disposable } from '../../../src/base/disposable.ts';
import type { Signal } from '../../../src/hosts/cli/host.ts';
import { Interruption } from '../../../src/hosts/cli/interruption.ts';

function setUp() {
  const listeners = new Set<(signal: Signal) => void>();
  const said: string[] = [];
  const onSignal = (listener: (signal: Signal) => void) => {
    listeners.add(listener);
    return disposable(() => listeners.delete(listener));
  };
  const interruption = new Interruption({ onSignal }, (line) => said.push(line));
  const send = (signal: Signal): void => {
    for (const listener of listeners) listener(signal);
  };
  return { interruption, listeners, said, send };
}

describe('Interruption', () => {
  it('gives up at once when nothing runs that could be cancelled', async () => {
    const { interruption, send } = setUp();
    send('SIGTERM');
    expect(await interruption.givenUp).toBe('SIGTERM');
    expect(interruption.signal).toBe('SIGTERM');
  });

  it('cancels what runs, and its result still comes back', async () => {
    const { interruption, said, send } = setUp();
    const work = Promise.withResolvers<string>();
    const result = interruption.during(
      () => work.promise,
      {
        cancel: () => {
          work.resolve('cancelled');
          return Promise.resolve();
        },
        notice: 'Stopping.',
      },
    );
    send('SIGINT');
    expect(await result).toBe('cancelled');
    expect(said).toEqual(['Stopping. Once more to stop without waiting.']);
  });

  it('gives up at the second signal, under the name of the first', async () => {
    const { interruption, send } = setUp();
    void interruption.during(
      () => new Promise(() => undefined),
      { cancel: () => Promise.resolve(), notice: '' },
    );
    send('SIGINT');
    send('SIGTERM');
    expect(await interruption.givenUp).toBe('SIGINT');
  });

  it('has nothing to cancel any more once the work is done', async () => {
    const { interruption, send } = setUp();
    let cancelled = false;
    await interruption.during(
      () => Promise.resolve(),
      {
        cancel: () => {
          cancelled = true;
          return Promise.resolve();
        },
        notice: '',
      },
    );
    send('SIGINT');
    expect(await interruption.givenUp).toBe('SIGINT');
    expect(cancelled).toBe(false);
  });

  it('listens no longer once it is disposed', () => {
    const { interruption, listeners } = setUp();
    interruption.dispose();
    expect(listeners.size).toBe(0);
  });
});
