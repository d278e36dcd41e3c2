import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import { runFakeCli } from '../../../support/fake-cli.ts';

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
});
