import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const oneLine = (text: string): string => text.replaceAll(/\s*\n \*\s*/gu, ' ').trim();

/** `T1` and what it promises, as the head of the protocol's file has it. */
const promised = [...read('src/transport/server.ts').matchAll(/^ \* (T\d+) {2}([\s\S]+?)(?=\n \* T\d+ {2}|\n \*\/)/gmu)].map(([, name = '', text = '']) => [name, oneLine(text)]);

it.each(promised)('docs/transport.md promises %s in the same words', (name, text) => {
  expect(read('docs/transport.md')).toContain(`| ${name} | ${text} |`);
});
