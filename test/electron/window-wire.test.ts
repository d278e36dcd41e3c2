import { describe, expect, it } from 'vitest';
import { WindowWire } from '../../electron/window-wire.ts';
import { shellFrameMaxLength } from '../../src/contract/shell.ts';

function open() {
  const posted: (readonly (string | number)[])[] = [];
  const heard: unknown[] = [];
  const ends: string[] = [];
  const wire = new WindowWire(3, (...message) => posted.push(message), (error) => { throw error; });
  wire.received((frame) => heard.push(frame));
  wire.ended((why) => ends.push(why));
  return { wire, posted, heard, ends };
}

describe('a frame', () => {
  it('goes to the page as one text, numbered within its connection', () => {
    const { wire, posted } = open();
    wire.send({ a: 1 });
    wire.send({ b: 2 });
    expect(posted).toEqual([['prometeu:frame', 3, 1, '{"a":1}'], ['prometeu:frame', 3, 2, '{"b":2}']]);
  });

  it('of the page is heard as the value it was', () => {
    const { wire, heard } = open();
    wire.hear(['{"a":[1,null]}']);
    expect(heard).toEqual([{ a: [1, null] }]);
  });

  it.each([[[]], [[{}]], [[1]], [['{']], [['{}', '{}']], [[`"${'x'.repeat(shellFrameMaxLength)}"`]], [[undefined]], [['['.repeat(65) + ']'.repeat(65)]], [['['.repeat(1_000_000)]]])('that is none ends the connection', (values) => {
    const { wire, heard, ends } = open();
    wire.hear(values);
    expect(heard).toEqual([]);
    expect(ends).toHaveLength(1);
  });
});

describe('what is under way', () => {
  it('is known until the page says that it took it', () => {
    const { wire } = open();
    wire.send('one');
    wire.send('twos');
    expect(wire.buffered()).toBe(11);
    wire.taken([1]);
    expect(wire.buffered()).toBe(6);
    wire.taken([2]);
    expect(wire.buffered()).toBe(0);
  });

  it.each([[[0]], [[2]], [[-1]], [[1.5]], [['1']], [[]], [[1, 1]], [[null]]])('is not lessened by a serial that was never sent: %j', (values) => {
    const { wire, ends } = open();
    wire.send('one');
    wire.taken(values);
    expect(ends).toHaveLength(1);
  });
});

describe('after its end', () => {
  it('a wire posts nothing and ends no second time', () => {
    const { wire, posted, ends } = open();
    wire.close('enough');
    wire.send('more');
    wire.close('again');
    expect(posted).toEqual([['prometeu:ended', 3, 'enough']]);
    expect(ends).toEqual(['enough']);
  });

  it('a page that is gone is told nothing', () => {
    const { wire, posted, ends } = open();
    wire.end('the page is gone');
    expect(posted).toEqual([]);
    expect(ends).toEqual(['the page is gone']);
  });
});
