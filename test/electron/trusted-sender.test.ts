import { describe, expect, it } from 'vitest';
import { isOwnPage, trustedSender, type Sender } from '../../electron/trusted-sender.ts';

const windows = new Map([[7, 'the window']]);

function sender(more: Partial<NonNullable<Sender['senderFrame']>> = {}, id = 7): Sender {
  return { sender: { id }, senderFrame: { url: 'app://prometeu/index.html', parent: null, detached: false, ...more } };
}

describe('a message', () => {
  it('of the main frame of one of our windows is of that window', () => {
    expect(trustedSender(sender(), windows)).toBe('the window');
  });

  it('of contents that are no window of ours is nobody’s', () => {
    expect(trustedSender(sender({}, 8), windows)).toBeUndefined();
  });

  it('of a frame inside the page is nobody’s', () => {
    expect(trustedSender(sender({ parent: {} as never }), windows)).toBeUndefined();
  });

  it('of a frame that is gone is nobody’s', () => {
    expect(trustedSender(sender({ detached: true }), windows)).toBeUndefined();
    expect(trustedSender({ sender: { id: 7 }, senderFrame: null }, windows)).toBeUndefined();
  });

  it.each(['https://prometeu/index.html', 'file:///index.html', 'about:blank', 'app://other/index.html', 'asset://preview/x', 'data:text/html,x', ''])(
    'of another page is nobody’s: %s',
    (url) => {
      expect(trustedSender(sender({ url }), windows)).toBeUndefined();
    },
  );
});

it.each(['app://prometeu.example.com/', 'app://prometeu:80/', 'app://user@prometeu/', 'app:prometeu', 'APP2://prometeu/', 'app://prometeu@evil/'])(
  'an address that only looks like our page is not: %s',
  (address) => {
    expect(isOwnPage(address)).toBe(false);
  },
);
