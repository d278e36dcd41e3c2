import { describe, expect, it } from 'vitest';
import { Connections } from '../../../src/hosts/browser/connections.ts';
import { hostLimits } from '../../../src/hosts/browser/limits.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function crowd(limits: { strangers?: number; trusted?: number } = {}) {
  const clock = new ManualClock();
  const connections = new Connections(clock, { ...hostLimits, strangers: 2, trusted: 1, ...limits });
  const ended: string[] = [];
  const add = (name: string) => connections.add({ destroy: () => ended.push(name) });
  return { clock, connections, ended, add };
}

describe('connections', () => {
  it('have so long for a request, and begin anew after each answer', () => {
    const { clock, ended, add } = crowd();
    const connection = add('one');
    clock.pass(hostLimits.requestMs - 1);
    connection.enter('answering');
    connection.enter('waiting');
    clock.pass(hostLimits.requestMs - 1);
    expect(ended).toEqual([]);
    clock.pass(1);
    expect(ended).toEqual(['one']);
  });

  it('have so long for the body of a request, and for taking an answer', () => {
    const { clock, ended, add } = crowd();
    add('body').enter('receiving');
    add('answer').enter('answering');
    clock.pass(hostLimits.requestMs);
    expect(ended).toEqual(['body']);
    clock.pass(hostLimits.answerMs - hostLimits.requestMs);
    expect(ended).toEqual(['body', 'answer']);
  });

  it('wait for an answer however long it takes', () => {
    const { clock, ended, add } = crowd();
    add('one').enter('working');
    clock.pass(24 * 60 * 60 * 1000);
    expect(ended).toEqual([]);
  });

  it('make room by ending the one that has been silent longest, not one that is at work', () => {
    const { ended, add } = crowd();
    add('working').enter('working');
    add('silent');
    add('new');
    expect(ended).toEqual(['silent']);
  });

  it('take a new one even where all are at work', () => {
    const { ended, add } = crowd();
    add('first').enter('working');
    add('second').enter('working');
    add('new');
    expect(ended).toEqual(['first']);
  });

  it('that have shown a key are not ended for strangers', () => {
    const { connections, ended, add } = crowd();
    add('trusted').trust();
    for (const name of ['one', 'two', 'three', 'four']) add(name);
    expect(ended).toEqual(['one', 'two']);
    expect(connections.size).toBe(3);
    add('trusted too').trust();
    expect(ended).toContain('trusted');
  });

  it('that became something else are counted no more, and left alone', () => {
    const { clock, connections, ended, add } = crowd();
    const connection = add('socket');
    connection.leave();
    connection.enter('waiting');
    clock.pass(hostLimits.requestMs);
    expect([connections.size, ended, clock.waiting]).toEqual([0, [], 0]);
  });
});
