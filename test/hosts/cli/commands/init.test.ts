import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import { runFakeCli, type FakeCli } from '../../../support/fake-cli.ts';

describe('prometeu init', () => {
  it.each([
    [[], '/games/starfall'],
    [['new'], '/games/starfall/new'],
    [['/elsewhere'], '/elsewhere'],
  ])('%j makes a project in %s', async (line, directory) => {
    const ran = await runFakeCli(['init', ...line, '--json']);
    expect(ran.exit).toBe(0);
    expect(JSON.parse(ran.out)).toMatchObject({ directory });
  });

  it('says what it wrote', async () => {
    expect((await runFakeCli(['init', '/elsewhere'])).out).toContain('  + assets/.prometeu/index.json\n');
  });

  it('is a failed persistence when nothing can be written', async () => {
    const error = packerError('permission_denied', 'No.', 'Ask.');
    const ran = await runFakeCli(['init'], { services: { initProject: () => Promise.resolve(err(error)) } });
    expect(ran.exit).toBe(4);
  });

  it('needs no project around it', async () => {
    const initProject = () => Promise.resolve(ok({ directory: '/empty', created: [], kept: [] }));
    expect((await runFakeCli(['init'], { directory: '/empty', services: { initProject } })).exit).toBe(0);
  });

  describe('offers to have git merge the registry', () => {
    const git = (state: 'no_repository' | 'absent', ran: string[] = []): NonNullable<FakeCli['programs']> => {
      let named = false;
      return (program, line) => {
        if (program !== 'git') return Promise.resolve({ exit: 1, out: '', err: '' });
        const [command = '', ...rest] = line.slice(2);
        ran.push([command, ...rest].join(' '));
        if (command === 'config' && rest[0] === '--local') named = true;
        const out = command === 'check-attr' ? `x: merge: ${named ? 'prometeu' : 'unspecified'}` : 'true';
        const refuses = state === 'no_repository' || rest[0] === '--get';
        return Promise.resolve({ exit: refuses ? 128 : 0, out: `${out}\n`, err: '' });
      };
    };

    it('when asked to by --merge-driver', async () => {
      const ran = await runFakeCli(['init', '--merge-driver', '--json'], { programs: git('absent') });
      expect(ran.exit).toBe(0);
      expect(JSON.parse(ran.out)).toMatchObject({ merge_driver: { driver: expect.stringContaining('merge-index %O %A %B') as string } });
    });

    it.each([
      ['y', true],
      ['', false],
      [undefined, false],
    ])('by a question on a terminal: %j', async (answer, installed) => {
      const lines: string[] = [];
      const ran = await runFakeCli(['init'], { programs: git('absent', lines), terminal: 100, person: () => answer });
      expect(ran.exit).toBe(0);
      expect(lines.some((line) => line.startsWith('config --local merge.prometeu.driver'))).toBe(installed);
    });

    it('not with a question where nobody can be asked, where there is no repository, or after --no-merge-driver', async () => {
      const person = (question: string): never => {
        throw new Error(question);
      };
      expect((await runFakeCli(['init'], { programs: git('absent') })).out).toContain('prometeu init --merge-driver');
      expect((await runFakeCli(['init'], { programs: git('no_repository'), terminal: 100, person })).exit).toBe(0);
      expect((await runFakeCli(['init', '--no-merge-driver'], { programs: git('absent'), terminal: 100, person })).exit).toBe(0);
      expect((await runFakeCli(['init', '--json'], { programs: git('absent'), terminal: 100, person })).exit).toBe(0);
    });

    it('and makes no project when that was asked for and there is no repository', async () => {
      let made = 0;
      const initProject = () => {
        made++;
        return Promise.resolve(ok({ directory: '/empty', created: [], kept: [] }));
      };
      const ran = await runFakeCli(['init', '--merge-driver'], { programs: git('no_repository'), services: { initProject } });
      expect(ran).toMatchObject({ exit: 2 });
      expect(made).toBe(0);
    });
  });
});
