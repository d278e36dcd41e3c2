import { describe, expect, it } from 'vitest';
import { hostLimits } from '../../../src/hosts/browser/limits.ts';
import { Sessions, type BrowserSession } from '../../../src/hosts/browser/sessions.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function some(inUse: (session: BrowserSession) => boolean = () => false) {
  const clock = new ManualClock();
  const sessions = new Sessions(clock, { ...hostLimits, sessions: 2 }, inUse);
  const enter = (): string => {
    const exchange = sessions.exchange(sessions.newToken());
    if (exchange.kind !== 'exchanged') throw new Error(exchange.kind);
    return exchange.key;
  };
  return { clock, sessions, enter };
}

describe('sessions', () => {
  it('are found by their key alone', () => {
    const { sessions, enter } = some();
    const [one, two] = [enter(), enter()];
    expect(sessions.find(one)?.id).not.toBe(sessions.find(two)?.id);
    expect(sessions.find(`${one.slice(0, -1)}${one.endsWith('A') ? 'B' : 'A'}`)).toBeUndefined();
    expect(sessions.find('')).toBeUndefined();
  });

  it('begin with a token that is good once', () => {
    const { sessions } = some();
    const token = sessions.newToken();
    expect(sessions.exchange(token).kind).toBe('exchanged');
    expect(sessions.exchange(token).kind).toBe('wrong_token');
  });

  it('begin with the newest token alone', () => {
    const { sessions } = some();
    const [older, newer] = [sessions.newToken(), sessions.newToken()];
    expect(sessions.exchange(older).kind).toBe('wrong_token');
    expect(sessions.exchange(newer).kind).toBe('exchanged');
  });

  it('never begin before there is a token', () => {
    expect(some().sessions.exchange('').kind).toBe('wrong_token');
  });

  it('give way to a new one when nobody sits there, the one that was quiet longest first', () => {
    const { clock, sessions, enter } = some();
    const [one, two] = [enter(), enter()];
    clock.pass(1);
    sessions.find(one);
    const three = enter();
    expect([one, two, three].map((key) => sessions.find(key) !== undefined)).toEqual([true, false, true]);
  });

  it('that are in use keep a new one out, and its token stays good', () => {
    let used = true;
    const { sessions, enter } = some(() => used);
    enter();
    enter();
    const token = sessions.newToken();
    expect(sessions.exchange(token).kind).toBe('too_many_sessions');
    used = false;
    expect(sessions.exchange(token).kind).toBe('exchanged');
  });
});
