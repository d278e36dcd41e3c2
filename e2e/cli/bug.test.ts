import { describe, expect, it } from 'vitest';
import { prometeu } from '../support/cli.ts';
import { copyOfStarfall } from '../support/starfall.ts';

/** Breaks the one thing every command needs in a way that no disk can. */
const sabotage = [
  'import fs from "node:fs"',
  'import { syncBuiltinESMExports } from "node:module"',
  'fs.readdirSync = () => { throw new Error("BUG: the\\nimpossible happened") }',
  'syncBuiltinESMExports()',
].join(';');
const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(sabotage)}` };

describe('a bug', () => {
  it('is one line, a way to report it, and exit code 3; no stack, no document', async () => {
    const { exit, out, err } = await prometeu(['status', copyOfStarfall(), '--json'], { env });
    expect({ exit, out }).toEqual({ exit: 3, out: '' });
    const lines = err.trimEnd().split('\n');
    expect(lines[0]).toBe('BUG: the impossible happened');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('PROMETEU_STACK=1');
  });

  it('shows where in the source with PROMETEU_STACK=1', async () => {
    const { exit, err } = await prometeu(['status', copyOfStarfall()], { env: { ...env, PROMETEU_STACK: '1' } });
    expect(exit).toBe(3);
    expect(err).toMatch(/at .*src\/packer\/.*\.ts:\d+/u);
  });
});
