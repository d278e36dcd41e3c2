import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { operations, type OperationName } from '../../src/contract/operations.ts';
import { prometeu, repository, startPrometeu } from '../support/cli.ts';
import { copyOfStarfall } from '../support/starfall.ts';

describe('--json', () => {
  const lines: [string, OperationName, readonly string[]][] = [
    ['status', 'getProjectStatus', ['status', '.']],
    ['list', 'listAssets', ['list', '.']],
    ['list --unregistered', 'listUnregistered', ['list', '--unregistered']],
    ['show', 'getAssetDetails', ['show', 'hud']],
    ['doctor', 'runDoctor', ['doctor']],
    ['validate', 'validatePackWorkspace', ['validate']],
    ['pack --dry-run', 'summarizePackWorkspace', ['pack', '--dry-run']],
    ['pack --check', 'packWorkspace', ['pack', '--check']],
    ['pack', 'packWorkspace', ['pack']],
    ['inspect', 'inspectArchive', ['inspect']],
    ['verify', 'verifyArchive', ['verify']],
    ['verify --determinism', 'verifyDeterminism', ['verify', '--determinism']],
    ['extract', 'extractEntry', ['extract', 'hud', '-o', 'hud.bin']],
    ['diff', 'diffArchives', ['diff', '.', 'build/assets.pa']],
  ];

  it.each(lines)('%s prints exactly one document, the response of %s', async (_, operation, line) => {
    const project = copyOfStarfall();
    await prometeu(['pack', project]);
    const { exit, out, err } = await prometeu([...line, '--json'], { cwd: project });
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out.endsWith('\n')).toBe(true);
    const document: unknown = JSON.parse(out);
    expect(operations[operation].response.safeParse(document).error).toBeUndefined();
  });

  it('prints an error as one document', async () => {
    const { exit, out, err } = await prometeu(['status', temporaryDirectory(), '--json']);
    expect({ exit, err }).toEqual({ exit: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'project_not_found' } });
  });
});

describe('--events', () => {
  it('prints the phases of a pack in order, then the response', async () => {
    const { out } = await prometeu(['pack', copyOfStarfall(), '--events']);
    const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const phases = lines.filter(({ type }) => type === 'pack.phase').map(({ phase }) => phase);
    expect(phases).toEqual(['gate', 'freeze', 'plan', 'materialize', 'emit', 'verify', 'promote']);
    expect(lines.at(-2)).toMatchObject({ type: 'project.closed' });
    expect(lines.at(-1)).toMatchObject({ status: 'succeeded', unchanged: false });
    const sequences = lines.flatMap(({ sequence }) => (typeof sequence === 'number' ? [sequence] : []));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});

describe('standard output', () => {
  it('is plain when it is no terminal, and coloured when that is forced', async () => {
    const project = copyOfStarfall();
    expect((await prometeu(['status', project])).out).not.toContain('\u001b');
    expect((await prometeu(['status', project], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[');
    expect((await prometeu(['status', project], { env: { NO_COLOR: '1' } })).out).not.toContain('\u001b');
  });

  it('may be closed by whoever reads it, without a word', async () => {
    const child = startPrometeu(['inspect', '--json'], { cwd: await packedStarfall() });
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdout?.destroy();
    const [exit] = (await once(child, 'close')) as [number | null];
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('that cannot be written is exit code 3, in words', async () => {
    const full = openSync('/dev/full', 'w');
    const child = startPrometeu(['status', copyOfStarfall()], { output: full });
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [exit] = (await once(child, 'close')) as [number | null];
    closeSync(full);
    expect(exit).toBe(3);
    expect(err).toMatch(/^prometeu: the output could not be written: ENOSPC[^\n]*\n$/u);
  });
});

describe('the entry', () => {
  it('loads nothing before it has looked at the version of Node and at --version', () => {
    const text = readFileSync(join(repository, 'dist/prometeu.js'), 'utf8');
    expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true);
    expect(text).not.toMatch(/^\s*import[\s{*'"]/mu);
    expect(text).not.toMatch(/\bawait\b|\?\?|\?\./u);
  });

  it('--version is the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
    expect(await prometeu(['--version'])).toEqual({ exit: 0, out: `${version}\n`, err: '' });
  });
});

async function packedStarfall(): Promise<string> {
  const project = copyOfStarfall();
  await prometeu(['pack', project]);
  return project;
}
