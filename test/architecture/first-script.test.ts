import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './source-files.ts';

// What several parts that draw have in common is one script (scripts/build/page.ts). What it reads goes into it, and
// then the script that connects waits for it, and brings its styles in another order.
const drawn = ['renderer/ui/**/*.{ts,tsx}', 'renderer/words/*.ts', 'renderer/state/{context,store,remembered,use-*}.{ts,tsx}'];

it('nothing that draws in several parts reads the texts of the script that connects', () => {
  const files = globSync(drawn, { cwd: repository });
  expect(files.length).toBeGreaterThan(40);
  expect(files.filter((file) => /from '(?:\.\.\/words|\.)\/state\.ts'/u.test(readFileSync(join(repository, file), 'utf8')))).toEqual([]);
});
