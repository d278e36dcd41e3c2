import { describe, expect, it } from 'vitest';
import { openingOfLink, openingOfWords, wordsOfArguments } from '../../electron/opening.ts';

const place = 'abcdefghij0123456789';

describe('a link', () => {
  it('opens a place that the Studio listed', () => {
    expect(openingOfLink(`prometeu://open/${place}`)).toEqual({ kind: 'place', placeId: place });
  });

  it.each([
    'prometeu://open/',
    'prometeu://open/../../etc/passwd',
    `prometeu://open/${place}/more`,
    `prometeu://open/${place}?then=this`,
    `prometeu://open/${place}#this`,
    `prometeu://other/${place}`,
    `prometeu://user@open/${place}`,
    `PROMETEU://open/${place}`,
    `prometeu:open/${place}`,
    'prometeu://open//etc/passwd',
    'prometeu://open/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc',
    'file:///etc/passwd',
    'https://example.com/',
    '',
  ])('that is anything else is refused: %s', (link) => {
    expect(openingOfLink(link).kind).toBe('refused');
  });
});

describe('a command line', () => {
  it('that names nothing opens nothing', () => {
    expect(openingOfWords([], '/home')).toEqual({ kind: 'nothing' });
  });

  it('opens the directory that it names, from where the person stands', () => {
    expect(openingOfWords(['games/starfall'], '/home')).toEqual({ kind: 'directory', directory: '/home/games/starfall' });
  });

  it('may name a link', () => {
    expect(openingOfWords([`prometeu://open/${place}`], '/home')).toEqual({ kind: 'place', placeId: place });
  });

  it('takes no switch for anything', () => {
    expect(openingOfWords(['--inspect=0.0.0.0', '-r', '--no-sandbox'], '/home')).toEqual({ kind: 'nothing' });
  });

  it.each([[['one', 'two']], [['file:///etc']], [['https://example.com/']], [['//share/games']], [['\\\\share\\games']], [['a\0b']], [['x'.repeat(5000)]]])(
    'is refused when it names anything else: %j',
    (words) => {
      expect(openingOfWords(words, '/home').kind).toBe('refused');
    },
  );

  it('begins after the program, which is two words unpackaged', () => {
    expect(wordsOfArguments(['electron', '--switch', 'main.js', 'game'], false)).toEqual(['game']);
    expect(wordsOfArguments(['prometeu-studio', 'game'], true)).toEqual(['game']);
  });
});
