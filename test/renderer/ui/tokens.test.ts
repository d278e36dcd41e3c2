import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');

/** Hex colours of one theme by token. */
function theme(name: 'dark' | 'light'): Map<string, string> {
  const from = css.indexOf(`:root[data-theme='${name}'] {`);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map(([, token = '', colour = '']) => [token, colour]));
}

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const meanings = ['good', 'caution', 'bad', 'info', 'odd', 'accent'];
const grounds = ['ground-0', 'ground-1', 'ground-2', 'ground-3'];

const texts: [text: string, ground: string][] = [
  ...['text-1', 'text-2', 'text-3', ...meanings].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...meanings.map((meaning): [string, string] => [meaning, `${meaning}-ground`]),
  ...['text-1', 'text-2'].flatMap((text) => ['ground-4', 'accent-ground'].map((ground): [string, string] => [text, ground])),
  ['text-3', 'accent-ground'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
];
const edges: [edge: string, ground: string][] = ['focus', 'line-strong', 'accent'].flatMap((edge) =>
  ['ground-0', 'ground-1', 'ground-2'].map((ground): [string, string] => [edge, ground]),
);

describe.each(['dark', 'light'] as const)('the %s theme', (name) => {
  const colours = theme(name);
  const of = (token: string): string => {
    const colour = colours.get(token);
    expect(colour, `--${token}`).toBeDefined();
    return colour ?? '#000000';
  };

  it('has every text at least 4.5 to 1 above the grounds it stands on', () => {
    const weak = texts.map(([text, ground]) => ({ text, ground, ratio: contrast(of(text), of(ground)) })).filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });

  it('has edges of controls and the focus at least 3 to 1', () => {
    const weak = edges.map(([edge, ground]) => ({ edge, ground, ratio: contrast(of(edge), of(ground)) })).filter(({ ratio }) => ratio < 3);
    expect(weak).toEqual([]);
  });
});

it('names the same colours in both themes', () => {
  expect([...theme('light').keys()].sort()).toEqual([...theme('dark').keys()].sort());
});
