import { describe, expect, it } from 'vitest';
import { runFakeCli } from '../../support/fake-cli.ts';

const changes = [
  ...['create', 'register', 'unregister', 'delete', 'move', 'rename', 'include', 'exclude', 'set', 'preload', 'import'],
  ...['remove-file', 'duplicate', 'undo', 'history'],
];
const commands = [
  ...['init', 'status', 'list', 'show', 'doctor', 'validate', 'pack', 'verify', 'inspect', 'extract', 'diff'],
  ...changes,
];

describe('the command line', () => {
  it('without a command shows how it is used, and is wrong', async () => {
    const ran = await runFakeCli([]);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    for (const command of commands) expect(ran.err).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
  });

  it('--help shows every command and the exit codes', async () => {
    const { exit, out } = await runFakeCli(['--help']);
    expect(exit).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'mu'));
    for (const code of ['0', '1', '2', '3', '4', '5', '6', '7', '130, 143']) expect(out).toMatch(new RegExp(`^ {2}${code} {2}`, 'mu'));
  });

  it.each(commands)('%s --help has a description and examples, and starts nothing', async (command) => {
    let opened = false;
    const ran = await runFakeCli([command, '--help'], {
      terminal: 80,
      environment: { NO_COLOR: '1' },
      opened: () => {
        opened = true;
      },
    });
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(ran.out).toContain(`Usage: prometeu ${command}`);
    expect(ran.out).toContain('Examples:');
    expect(ran.out).toContain(`  prometeu ${command}`);
    expect(opened).toBe(false);
  });

  it.each(commands)('the help of %s fits 80 columns', async (command) => {
    const { out } = await runFakeCli([command, '--help'], { terminal: 80, environment: { NO_COLOR: '1' } });
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('`help pack` is `pack --help`', async () => {
    expect(await runFakeCli(['help', 'pack'])).toEqual(await runFakeCli(['pack', '--help']));
  });

  it.each(['--version', '-V'])('%s is the version', async (option) => {
    expect(await runFakeCli([option])).toEqual({ exit: 0, out: '1.2.3\n', err: '' });
  });

  it.each([
    [['pak'], 'Did you mean pack?'],
    [['pack', '--dryrun'], 'Did you mean --dry-run?'],
    [['lst'], 'Did you mean list?'],
  ])('%j is answered with what was meant', async (line, guess) => {
    const ran = await runFakeCli(line);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toContain(guess);
  });

  it.each([
    ['a missing argument', ['show']],
    ['too many arguments', ['status', 'a', 'b']],
    ['a missing required option', ['extract', '3']],
    ['two options that exclude each other', ['pack', '--check', '--dry-run']],
    ['a worker count that is none', ['pack', '--workers', 'many']],
    ['too many workers', ['pack', '--workers', '65']],
    ['a negative wait', ['status', '--wait', '-1']],
    ['an unknown order', ['list', '--sort', 'colour']],
    ['a slot that is none', ['preload', 'hud', '16']],
    ['a family that is not named', ['create', 'tiles/forest']],
    ['a change to be both shown and made', ['delete', 'hud', '--dry-run', '--yes']],
    ['a history of nothing', ['history', '--limit', '0']],
  ])('%s is exit code 2 and starts nothing', async (_, line) => {
    let opened = false;
    const ran = await runFakeCli(line, {
      opened: () => {
        opened = true;
      },
    });
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err).toMatch(/^error: /u);
    expect(opened).toBe(false);
  });

  it('answers a wrong command line with one document when --json was asked for', async () => {
    const ran = await runFakeCli(['pak', '--json']);
    expect(ran).toMatchObject({ exit: 2, err: '' });
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'invalid_request' } });
  });

  it('colours help on a terminal only', async () => {
    expect((await runFakeCli(['--help'], { terminal: 80 })).out).toContain('\u001b[');
    expect((await runFakeCli(['--help'])).out).not.toContain('\u001b[');
  });
});
