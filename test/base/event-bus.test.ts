import { describe, expect, expectTypeOf, it } from 'vitest';
import { trackLeaks } from '../../src/base/disposable.ts';
import { Emitter, EventBus, type EventSource } from '../../src/base/event-bus.ts';

type Fact =
  | { readonly type: 'opened'; readonly root: string }
  | { readonly type: 'packed'; readonly count: number };

const noErrors = (error: unknown): never => {
  throw error;
};

describe('an emitter', () => {
  it('tells every listener every event, in the order they subscribed', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    emitter.event((n) => heard.push(`a${n}`));
    emitter.event((n) => heard.push(`b${n}`));
    emitter.fire(1);
    emitter.fire(2);
    expect(heard).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('stops telling a listener that was let go of, and only that one', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    const first = emitter.event((n) => heard.push(`a${n}`));
    emitter.event((n) => heard.push(`b${n}`));
    first.dispose();
    first.dispose();
    emitter.fire(1);
    expect(heard).toEqual(['b1']);
  });

  it('takes one function twice as two subscriptions', () => {
    const emitter = new Emitter<number>(noErrors);
    let heard = 0;
    const listen = (): void => {
      heard += 1;
    };
    const first = emitter.event(listen);
    emitter.event(listen);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    expect(heard).toBe(3);
  });

  it('reports a listener that throws and still tells the others', () => {
    const reported: unknown[] = [];
    const emitter = new Emitter<number>((error) => reported.push(error));
    const heard: number[] = [];
    const failure = new Error('no');
    emitter.event(() => {
      throw failure;
    });
    emitter.event((n) => heard.push(n));
    emitter.fire(1);
    emitter.fire(2);
    expect(heard).toEqual([1, 2]);
    expect(reported).toEqual([failure, failure]);
  });

  it('does not call a listener that another one let go of during the same dispatch', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    emitter.event(() => second.dispose());
    const second = emitter.event(() => heard.push('second'));
    emitter.event(() => heard.push('third'));
    emitter.fire(1);
    expect(heard).toEqual(['third']);
  });

  it('lets a listener go of itself and skips nobody', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    const once = emitter.event((n) => {
      heard.push(`once${n}`);
      once.dispose();
    });
    emitter.event((n) => heard.push(`always${n}`));
    emitter.fire(1);
    emitter.fire(2);
    expect(heard).toEqual(['once1', 'always1', 'always2']);
  });

  it('gives a listener that subscribes during a dispatch the next event first', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: number[] = [];
    const first = emitter.event(() => {
      first.dispose();
      emitter.event((n) => heard.push(n));
    });
    emitter.fire(1);
    emitter.fire(2);
    expect(heard).toEqual([2]);
  });

  it('shows all listeners one order of events, also when one of them fires', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    emitter.event((n) => {
      heard.push(`a${n}`);
      if (n === 1) emitter.fire(2);
    });
    emitter.event((n) => heard.push(`b${n}`));
    emitter.fire(1);
    expect(heard).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('tells nobody after it was disposed, and refuses new listeners as a bug', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: number[] = [];
    emitter.event((n) => heard.push(n));
    emitter.dispose();
    emitter.fire(1);
    expect(heard).toEqual([]);
    expect(() => emitter.event(() => undefined)).toThrow('BUG:');
  });

  it('ends a dispatch in the middle when it is disposed by a listener', () => {
    const emitter = new Emitter<number>(noErrors);
    const heard: string[] = [];
    emitter.event(() => emitter.dispose());
    emitter.event(() => heard.push('late'));
    emitter.fire(1);
    expect(heard).toEqual([]);
  });
});

describe('subscriptions', () => {
  it('are seen by the leak check until they are disposed', () => {
    const leaks = trackLeaks();
    const bus = new EventBus<Fact>(noErrors);
    const all = bus.any(() => undefined);
    const one = bus.on('packed', () => undefined);
    expect(leaks.leaked()).toBe(2);
    bus.dispose();
    expect(leaks.leaked()).toBe(2);
    all.dispose();
    one.dispose();
    expect(leaks.leaked()).toBe(0);
    leaks.stop();
  });
});

describe('a bus', () => {
  it('tells a listener of one type that type alone, and knows its shape', () => {
    const bus = new EventBus<Fact>(noErrors);
    const counts: number[] = [];
    bus.on('packed', (event) => {
      expectTypeOf(event).toEqualTypeOf<Extract<Fact, { type: 'packed' }>>();
      counts.push(event.count);
    });
    bus.publish({ type: 'opened', root: 'r' });
    bus.publish({ type: 'packed', count: 3 });
    expect(counts).toEqual([3]);
  });

  it('tells listeners of all and of one type in the order they subscribed', () => {
    const bus = new EventBus<Fact>(noErrors);
    const heard: string[] = [];
    bus.on('opened', () => heard.push('first'));
    bus.any((event) => heard.push(event.type));
    bus.on('opened', () => heard.push('third'));
    bus.publish({ type: 'opened', root: 'r' });
    expect(heard).toEqual(['first', 'opened', 'third']);
  });

  it('can be handed out as a source that cannot publish', () => {
    const bus = new EventBus<Fact>(noErrors);
    const source: EventSource<Fact> = bus;
    const heard: Fact[] = [];
    source.any((event) => heard.push(event));
    bus.publish({ type: 'packed', count: 1 });
    expect(heard).toEqual([{ type: 'packed', count: 1 }]);
    expectTypeOf(source).not.toHaveProperty('publish');
  });
});
