import { afterEach, describe, expect, it } from 'vitest';
import { disposable, DisposableStore, trackLeaks } from '../../src/base/disposable.ts';

describe('a disposable', () => {
  it('cleans up once, however often it is disposed', () => {
    let runs = 0;
    const part = disposable(() => {
      runs += 1;
    });
    part.dispose();
    part.dispose();
    expect(runs).toBe(1);
  });

  it('does not clean up again after a clean-up that threw', () => {
    let runs = 0;
    const part = disposable(() => {
      runs += 1;
      throw new Error('no');
    });
    expect(() => part.dispose()).toThrow('no');
    part.dispose();
    expect(runs).toBe(1);
  });
});

describe('a store', () => {
  it('lets its parts go in reverse order', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    for (const n of [1, 2, 3]) store.add(disposable(() => order.push(n)));
    store.dispose();
    expect(order).toEqual([3, 2, 1]);
  });

  it('hands back the part it was given', () => {
    const part = disposable(() => undefined);
    expect(new DisposableStore().add(part)).toBe(part);
  });

  it('disposes every part even when one throws, and throws that failure afterwards', () => {
    const order: number[] = [];
    const failure = new Error('no');
    const store = new DisposableStore();
    store.add(disposable(() => order.push(1)));
    store.add(
      disposable(() => {
        throw failure;
      }),
    );
    store.add(disposable(() => order.push(3)));
    expect(() => store.dispose()).toThrow(failure);
    expect(order).toEqual([3, 1]);
  });

  it('throws several failures as one, in the order they happened', () => {
    const store = new DisposableStore();
    for (const name of ['a', 'b']) {
      store.add(
        disposable(() => {
          throw new Error(name);
        }),
      );
    }
    let thrown: unknown;
    try {
      store.dispose();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AggregateError);
    expect((thrown as AggregateError).errors.map(String)).toEqual(['Error: b', 'Error: a']);
  });

  it('refuses a part after it was disposed, as a bug', () => {
    const store = new DisposableStore();
    store.dispose();
    expect(() => store.add(disposable(() => undefined))).toThrow('BUG:');
  });

  it('may be disposed twice', () => {
    let runs = 0;
    const store = new DisposableStore();
    store.add({ dispose: () => (runs += 1) });
    store.dispose();
    store.dispose();
    expect(runs).toBe(1);
  });
});

describe('the leak check', () => {
  let stop = (): void => undefined;
  afterEach(() => stop());

  it('counts what was made since and not let go of', () => {
    const leaks = trackLeaks();
    stop = leaks.stop;
    const part = disposable(() => undefined);
    disposable(() => undefined);
    expect(leaks.leaked()).toBe(2);
    part.dispose();
    expect(leaks.leaked()).toBe(1);
  });

  it('does not count what was made before', () => {
    disposable(() => undefined);
    const leaks = trackLeaks();
    stop = leaks.stop;
    expect(leaks.leaked()).toBe(0);
  });

  it('counts nothing once it was stopped', () => {
    const leaks = trackLeaks();
    disposable(() => undefined);
    leaks.stop();
    disposable(() => undefined);
    expect(leaks.leaked()).toBe(0);
  });

  it('counts a part whose clean-up threw as let go of', () => {
    const leaks = trackLeaks();
    stop = leaks.stop;
    const part = disposable(() => {
      throw new Error('no');
    });
    expect(() => part.dispose()).toThrow('no');
    expect(leaks.leaked()).toBe(0);
  });
});
