import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notices } from '../../../renderer/state/notices.ts';

let notices: Notices;
const polite = (): string => notices.store.getState().polite;

beforeEach(() => {
  vi.useFakeTimers();
  notices = new Notices();
});
afterEach(() => {
  notices.dispose();
  vi.useRealTimers();
});

describe('what is announced', () => {
  it('of one thing that changes in a moment is only how it ended', () => {
    for (const state of ['stale', 'reconciling', 'fresh']) notices.announce(state, 'polite', 'state');
    vi.runAllTimers();
    expect(polite()).toBe('fresh');
  });

  it('about different things is said together, each once', () => {
    notices.announce('Saved');
    notices.announce('starfall is Fresh', 'polite', 'state');
    notices.announce('Saved');
    vi.runAllTimers();
    expect(polite()).toBe('starfall is Fresh. Saved');
  });

  it('is said even while there is no pause', () => {
    for (let at = 0; at < 30; at += 1) {
      notices.announce(`phase ${at}`, 'polite', 'pack');
      vi.advanceTimersByTime(100);
    }
    expect(polite()).toMatch(/^phase /u);
  });

  it('is not said when it is over before it was', () => {
    notices.announce('Packing: promote', 'polite', 'pack');
    notices.announce('Saved');
    notices.hush('pack');
    vi.runAllTimers();
    expect(polite()).toBe('Saved');
  });

  it('waits for nothing when it is urgent', () => {
    notices.announce('The connection is lost', 'urgent');
    expect(notices.store.getState().urgent).toBe('The connection is lost');
  });

  it.each(['polite', 'urgent'] as const)('is heard again when the same is said twice (%s)', (how) => {
    const heard: string[] = [];
    notices.store.subscribe((state) => heard.push(state[how]));
    for (let time = 0; time < 2; time += 1) {
      notices.announce('No row matches', how);
      vi.runAllTimers();
    }
    expect(heard).toEqual(['No row matches', '', 'No row matches']);
  });

  it('is said no more when everything is cleared', () => {
    notices.announce('Saved');
    notices.clear();
    vi.runAllTimers();
    expect(polite()).toBe('');
  });
});

describe('what is shown', () => {
  const shown = (): string[] => notices.store.getState().notices.map(({ text }) => text);
  const tell = (kind: 'good' | 'bad', ...texts: readonly string[]): void => {
    for (const text of texts) notices.notify({ kind, text });
  };

  it('are the last four', () => {
    tell('good', '1', '2', '3', '4', '5');
    expect(shown()).toEqual(['2', '3', '4', '5']);
  });

  it('of what went wrong stays until it is dismissed', () => {
    tell('bad', 'wrong');
    tell('good', '1', '2', '3', '4', '5');
    expect(shown()).toEqual(['wrong', '3', '4', '5']);
    const [first] = notices.store.getState().notices;
    if (first) notices.dismiss(first.id);
    expect(shown()).toEqual(['3', '4', '5']);
  });

  it('leaves none out of what went wrong, and hides nothing new behind it', () => {
    tell('bad', 'a', 'b', 'c', 'd', 'e');
    tell('good', '1', '2');
    expect(shown()).toEqual(['a', 'b', 'c', 'd', 'e', '2']);
  });

  it('tells once what goes wrong over and over', () => {
    tell('bad', 'full', 'other', 'full');
    expect(shown()).toEqual(['other', 'full']);
  });
});
