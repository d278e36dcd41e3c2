import { describe, expect, it } from 'vitest';
import type { CliHost, ProgramRun } from '../../../src/hosts/cli/host.ts';
import { driverLine, driverState, installDriver } from '../../../src/hosts/cli/merge-driver.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { readWhole } from '../../../src/io/read-whole.ts';
import { writeFile } from '../../support/workspace.ts';

const attributes = 'assets/.prometeu/.gitattributes';

/** A repository of one project at `/game`, as far as the driver asks git about it. */
class FakeRepository {
  readonly config = new Map<string, string>();
  readonly fileSystem = new MemoryFileSystem();
  readonly scopes = new Set<string>();
  readonly self = ['/opt/it\'s/node', '/opt/100%A/prometeu.js'] as const;
  npx = false;
  overridden = false;
  readOnly = false;

  constructor(text = 'index.json text eol=lf\n') {
    writeFile(this.fileSystem, '', `game/${attributes}`, text);
  }

  get text(): string {
    const read = readWhole(this.fileSystem, `/game/${attributes}`, 10_000);
    return read.ok ? new TextDecoder().decode(read.value.bytes) : '';
  }

  get host(): Pick<CliHost, 'runProgram' | 'fileSystem' | 'self'> {
    const answer = (out: string | undefined): ProgramRun => ({ exit: out === undefined ? 1 : 0, out: `${out ?? ''}\n`, err: '' });
    const runProgram = (program: string, line: readonly string[]) => {
      if (program === 'npx') return Promise.resolve(answer(this.npx ? '0.1.0' : undefined));
      return Promise.resolve(answer(this.#git(line.slice(2))));
    };
    return { runProgram, fileSystem: this.fileSystem, self: this.self };
  }

  #git([command, ...rest]: readonly string[]): string | undefined {
    if (command === 'rev-parse') return rest[0] === '--show-toplevel' ? '/game' : 'true';
    if (command === 'check-attr') {
      return `assets/.prometeu/index.json: merge: ${!this.overridden && this.text.includes('merge=prometeu') ? 'prometeu' : 'unspecified'}`;
    }
    const [scope = '', key = '', value] = rest;
    if (scope === '--get') return this.config.get(key);
    if (this.readOnly) return undefined;
    this.scopes.add(scope);
    this.config.set(key, value ?? '');
    return '';
  }
}

const nowhere: Pick<CliHost, 'runProgram' | 'fileSystem' | 'self'> = {
  runProgram: () => Promise.resolve({ exit: 128, out: '', err: 'not a git repository' }),
  fileSystem: new MemoryFileSystem(),
  self: ['node', 'prometeu.js'],
};

describe('installDriver', () => {
  it('configures this clone alone, and adds a line to the attributes of the project', async () => {
    const repository = new FakeRepository();
    expect(await installDriver(repository.host, '/game')).toMatchObject({ ok: true, value: { attributes: { file: attributes, written: true } } });
    expect([...repository.scopes]).toEqual(['--local']);
    expect(repository.config.get('merge.prometeu.recursive')).toBe('binary');
    expect(repository.text).toBe('index.json text eol=lf\nindex.json merge=prometeu\n');
  });

  it('starts the program by its name where that works', async () => {
    const repository = new FakeRepository();
    repository.npx = true;
    await installDriver(repository.host, '/game');
    expect(repository.config.get('merge.prometeu.driver')).toBe(driverLine('npx --no --offline -- prometeu'));
  });

  it('else by the paths of what runs here, safe from the shell and from what git puts in', async () => {
    const repository = new FakeRepository();
    await installDriver(repository.host, '/game');
    expect(repository.config.get('merge.prometeu.driver')).toMatch(/^'\/opt\/it'\\''s\/node' '\/opt\/100%%A\/prometeu\.js' merge-index %O %A %B /u);
  });

  it('leaves attributes that name the driver as they are', async () => {
    const repository = new FakeRepository('*.json merge=prometeu');
    expect(await installDriver(repository.host, '/game')).toMatchObject({ value: { attributes: { written: false } } });
    expect(repository.text).toBe('*.json merge=prometeu');
  });

  it.each([
    ['index.json text', 'index.json text\nindex.json merge=prometeu\n'],
    ['index.json text\r\n', 'index.json text\r\nindex.json merge=prometeu\r\n'],
    ['', 'index.json merge=prometeu\n'],
  ])('adds its line to %j in the way of the file', async (before, after) => {
    const repository = new FakeRepository(before);
    await installDriver(repository.host, '/game');
    expect(repository.text).toBe(after);
  });

  it('says so where another attribute wins', async () => {
    const repository = new FakeRepository();
    repository.overridden = true;
    expect(await installDriver(repository.host, '/game')).toMatchObject({ ok: false, error: { code: 'io_error' } });
  });

  it('says so where git does not take the configuration', async () => {
    const repository = new FakeRepository();
    repository.readOnly = true;
    expect(await installDriver(repository.host, '/game')).toMatchObject({ ok: false, error: { code: 'io_error' } });
    expect(repository.text).toBe('index.json text eol=lf\n');
  });

  it('refuses outside of a repository', async () => {
    expect(await installDriver(nowhere, '/game')).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});

describe('driverState', () => {
  it('tells no repository, no driver, and a driver that is configured and named', async () => {
    const repository = new FakeRepository();
    expect(await driverState(nowhere, '/game')).toBe('no_repository');
    expect(await driverState(repository.host, '/game')).toBe('absent');
    await installDriver(repository.host, '/game');
    expect(await driverState(repository.host, '/game')).toBe('installed');
  });

  it('is absent where the project names a driver that this clone does not have', async () => {
    expect(await driverState(new FakeRepository('index.json merge=prometeu\n').host, '/game')).toBe('absent');
  });
});
