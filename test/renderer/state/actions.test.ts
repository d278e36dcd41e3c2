import { describe, expect, it, vi } from 'vitest';
import { Actions, type Action } from '../../../renderer/state/actions.ts';
import { isPressed } from '../../../renderer/state/shortcut.ts';

const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function action(id: string, more: Partial<Action> = {}): Action & { readonly run: ReturnType<typeof vi.fn<() => void>> } {
  return { id, title: id, group: 'test', ...more, run: vi.fn<() => void>() };
}

describe('Actions', () => {
  it('run the last registered one of a shortcut', () => {
    const actions = new Actions();
    const [first, last] = [action('a', { shortcut: 'Delete' }), action('b', { shortcut: 'Delete' })];
    actions.register([first]);
    actions.register([last]);
    expect(actions.press({ ...plain, key: 'Delete' }, false, false)).toBe(true);
    expect([first.run.mock.calls.length, last.run.mock.calls.length]).toEqual([0, 1]);
  });

  it('give a place back when what took it leaves', () => {
    const actions = new Actions();
    const [first, last] = [action('same', { title: 'first' }), action('same', { title: 'last' })];
    actions.register([first]);
    const leave = actions.register([last]);
    expect(actions.find('same')?.title).toBe('last');
    leave();
    expect(actions.find('same')?.title).toBe('first');
  });

  it('run by the other key too', () => {
    const actions = new Actions();
    const known = action('a', { shortcut: 'Alt+4', also: 'Mod+Enter' });
    actions.register([known]);
    const pressed = [actions.press({ ...plain, key: 'Enter', ctrlKey: true }, true, false), actions.press({ ...plain, key: '4', altKey: true }, false, false)];
    expect([pressed, known.run.mock.calls.length]).toEqual([[true, true], 2]);
  });

  it('run nothing that is unavailable', () => {
    const actions = new Actions();
    const refused = action('a', { shortcut: 'F2', unavailable: 'nothing is chosen' });
    actions.register([refused]);
    expect([actions.run('a'), actions.press({ ...plain, key: 'F2' }, false, false)]).toEqual([false, false]);
  });

  it.each([
    [false, true],
    [true, false],
  ])('leave Alt to the field that somebody types into only where signs are typed with it (mac: %s)', (mac, runs) => {
    const actions = new Actions();
    actions.register([action('a', { shortcut: 'Alt+3' })]);
    expect(actions.press({ ...plain, key: '3', altKey: true }, true, mac)).toBe(runs);
  });

  it('leave a key to the field that somebody types into, unless it has Mod and is not known to fields, or is an F key', () => {
    const actions = new Actions();
    actions.register([action('a', { shortcut: 'Delete' }), action('b', { shortcut: 'F2' }), action('c', { shortcut: 'Mod+K' }), action('d', { shortcut: 'Mod+Z' })]);
    const pressed = (key: string, more = {}): boolean => actions.press({ ...plain, key, ...more }, true, false);
    expect([pressed('Delete'), pressed('F2'), pressed('k', { ctrlKey: true }), pressed('z', { ctrlKey: true })]).toEqual([false, true, true, false]);
  });
});

describe('isPressed', () => {
  it.each([
    ['Mod+K', { key: 'k', ctrlKey: true }, false, true],
    ['Mod+K', { key: 'k', metaKey: true }, true, true],
    ['Mod+K', { key: 'k', ctrlKey: true }, true, false],
    ['Mod+K', { key: 'K', ctrlKey: true, shiftKey: true }, false, false],
    ['Mod+Shift+P', { key: 'P', ctrlKey: true, shiftKey: true }, false, true],
    ['?', { key: '?', shiftKey: true }, false, true],
    ['Alt+1', { key: '1', altKey: true }, false, true],
    ['Alt+1', { key: '¡', code: 'Digit1', altKey: true }, true, true],
    ['Mod+Alt+R', { key: '®', code: 'KeyR', altKey: true, metaKey: true }, true, true],
    ['Shift+M', { key: 'X', code: 'KeyM', shiftKey: true }, false, false],
    ['Delete', { key: 'Delete', ctrlKey: true }, false, false],
  ])('%s and %o (mac: %s) is %s', (shortcut, event, mac, expected) => {
    expect(isPressed(shortcut, { ...plain, ...event }, mac)).toBe(expected);
  });
});
