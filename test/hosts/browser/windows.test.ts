import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/base/event-bus.ts';
import { closeCodes } from '../../../src/contract/browser-host.ts';
import { hostLimits } from '../../../src/hosts/browser/limits.ts';
import { RateLimit } from '../../../src/hosts/browser/rate-limit.ts';
import type { BrowserSession } from '../../../src/hosts/browser/sessions.ts';
import { Windows, type EndableWire } from '../../../src/hosts/browser/windows.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const fail = (error: unknown): never => {
  throw error;
};

class FakeWire implements EndableWire {
  readonly codes: number[] = [];
  readonly #ended = new Emitter<string>(fail);
  readonly ended = this.#ended.event;
  readonly received = new Emitter<unknown>(fail).event;
  readonly send = (): void => undefined;
  readonly buffered = (): number => 0;
  readonly close = (why: string): void => {
    this.#ended.fire(why);
  };

  end(code: number, why: string): void {
    this.codes.push(code);
    this.#ended.fire(why);
  }
}

function some(limit = 3) {
  const clock = new ManualClock();
  const gone: number[] = [];
  let opened = 0;
  const windows = new Windows(
    () => {
      opened += 1;
      const number = opened;
      return { serve: () => undefined, part: () => fail(new Error('not asked')), dispose: () => gone.push(number) };
    },
    clock,
    { ...hostLimits, windows: limit },
  );
  const session = (id: number): BrowserSession => ({ id, requests: new RateLimit(clock, hostLimits.requests) });
  const attach = (id: string, of = one): FakeWire => {
    const wire = new FakeWire();
    windows.attach(of, id, wire);
    return wire;
  };
  const [one, two] = [session(1), session(2)];
  return { clock, windows, gone, attach, one, two };
}

describe('windows', () => {
  it('of two sessions are two, whatever they are called', () => {
    const { windows, attach, one, two } = some();
    attach('a');
    attach('a', two);
    expect(windows.size).toBe(2);
    expect(windows.find(one, 'a')).not.toBe(windows.find(two, 'a'));
    expect(windows.find(one, 'b')).toBeUndefined();
  });

  it('are kept for a while without a socket, and taken up again as they were', () => {
    const { clock, windows, gone, attach, one } = some();
    const side = attach('a') && windows.find(one, 'a');
    attach('a').close('lost');
    clock.pass(hostLimits.windowGraceMs - 1);
    attach('a');
    clock.pass(hostLimits.windowGraceMs * 2);
    expect([windows.find(one, 'a') === side, gone]).toEqual([true, []]);
  });

  it('are let go of when nobody came back, and their session is in use no more', () => {
    const { clock, windows, gone, attach, one } = some();
    attach('a').close('lost');
    expect(windows.isInUse(one)).toBe(true);
    clock.pass(hostLimits.windowGraceMs);
    expect([windows.isInUse(one), gone, clock.waiting]).toEqual([false, [1], 0]);
  });

  it('end the socket they had when they get another, and do not take its end for their own', () => {
    const { clock, gone, attach } = some();
    const first = attach('a');
    attach('a');
    expect(first.codes).toEqual([closeCodes.replaced]);
    clock.pass(hostLimits.windowGraceMs);
    expect(gone).toEqual([]);
  });

  it('beyond the limit take the place of the one that lost its socket first, or are refused', () => {
    const { gone, attach } = some(2);
    const [first, second] = [attach('a'), attach('b')];
    expect(attach('c').codes).toEqual([closeCodes.tooMany]);
    second.close('lost');
    first.close('lost');
    expect(attach('c').codes).toEqual([]);
    expect(gone).toEqual([2]);
  });

  it('end together, the last opened first, with a code that says so', () => {
    const { clock, windows, gone, attach } = some();
    const wires = [attach('a'), attach('b'), attach('c')];
    windows.endAll('over');
    expect(wires.map(({ codes }) => codes)).toEqual([[closeCodes.ended], [closeCodes.ended], [closeCodes.ended]]);
    expect([gone, windows.size, clock.waiting]).toEqual([[3, 2, 1], 0, 0]);
  });
});
