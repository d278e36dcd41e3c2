import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../src/base/result.ts';
import { packerError } from '../../../src/contract/errors.ts';
import type { Signal } from '../../../src/hosts/cli/host.ts';
import type { FakeServices } from '../../support/fake-services.ts';
import { runFakeCli, type FakeCli } from '../../support/fake-cli.ts';
import { sampleChange, samplePreview } from '../../support/sample-responses.ts';

const line = ['exclude', '1'];

/** Runs it and remembers what was asked of the packer, in order. */
async function carriedOut(options: readonly string[], fake: FakeCli = {}, services: FakeServices = {}) {
  const calls: [string, unknown][] = [];
  const previewChange: FakeServices['previewChange'] = async (request) => {
    calls.push(['previewChange', request]);
    return ok(samplePreview);
  };
  const applyChange: FakeServices['applyChange'] = async (request) => {
    calls.push(['applyChange', request]);
    return ok(sampleChange);
  };
  const ran = await runFakeCli([...line, ...options], { ...fake, services: { previewChange, applyChange, ...services } });
  return { ...ran, calls, called: calls.map(([name]) => name) };
}

describe('--dry-run', () => {
  it('previews and writes nothing', async () => {
    const { exit, out, called } = await carriedOut(['--dry-run']);
    expect({ exit, called }).toEqual({ exit: 0, called: ['previewChange'] });
    expect(out).toContain('Exclude "player ship" from the build\n');
    expect(out).toContain('-    {"asset_id": 1, "included_in_build": true}\n');
    expect(out.endsWith('Nothing was written: this is a preview.\n')).toBe(true);
  });

  it('is the preview as it is under --json', async () => {
    const { out, err: said } = await carriedOut(['-n', '--json']);
    expect(said).toBe('');
    expect(JSON.parse(out)).toEqual(samplePreview);
  });

  it('asks nobody, on a terminal too', async () => {
    const asked: string[] = [];
    await carriedOut(['-n'], { terminal: 80, person: (question) => (asked.push(question), 'y') });
    expect(asked).toEqual([]);
  });
});

describe('--yes', () => {
  it('applies exactly what was previewed, and says how to take it back', async () => {
    const { exit, out, calls } = await carriedOut(['--yes']);
    expect(exit).toBe(0);
    expect(calls.at(-1)).toEqual(['applyChange', { project_id: 'project-1', preview: samplePreview }]);
    expect(out).toBe('done: Exclude "player ship" from the build  take it back: prometeu undo Abcdefghij0123456789\n');
  });

  it('is the result as it is under --json', async () => {
    expect(JSON.parse((await carriedOut(['-y', '--json'])).out)).toEqual(sampleChange);
  });

  it('prints the events before the result under --events', async () => {
    const lines = (await carriedOut(['-y', '--events'])).out.trimEnd().split('\n').map((text) => JSON.parse(text) as { type?: string });
    expect(lines.map(({ type }) => type)).toEqual(['project.opened', 'project.closed', undefined]);
    expect(lines.at(-1)).toEqual(sampleChange);
  });

  it('names the project in the way back when it is not the one here', async () => {
    const { out } = await carriedOut(['-y', '-p', 'starfall'], { directory: '/games' });
    expect(out).toContain('prometeu undo Abcdefghij0123456789 -p /games/starfall\n');
  });
});

describe('on a terminal', () => {
  it.each(['y', 'Y', ' yes '])('%j applies what was shown', async (answer) => {
    const { exit, out, err: shown, called } = await carriedOut([], { terminal: 80, person: () => answer });
    expect({ exit, called }).toEqual({ exit: 0, called: ['previewChange', 'applyChange'] });
    expect(shown.replaceAll(/\u001b\[\d*[mK]/gu, '')).toContain('change  assets/.prometeu/index.json  640 B → 641 B');
    expect(shown).toContain('Apply? [y/N] ');
    expect(out).toContain('done');
  });

  it('says that it is looking, then that it is writing, and wipes both', async () => {
    const { err: said } = await carriedOut([], { terminal: 80, person: () => 'y', environment: { NO_COLOR: '1' } });
    const wiped = '\r\u001b[2K';
    expect(said.startsWith(`${wiped}Looking …${wiped}Exclude`)).toBe(true);
    expect(said.endsWith(`Apply? [y/N] ${wiped}Writing …${wiped}`)).toBe(true);
  });

  it.each(['', 'n', 'yep', 'apply', undefined])('%j writes nothing and is exit code 1', async (answer) => {
    const { exit, out, called } = await carriedOut([], { terminal: 80, person: () => answer });
    expect({ exit, out, called }).toEqual({ exit: 1, out: 'Nothing was written.\n', called: ['previewChange'] });
  });

  it('asks on standard error, so that --json stays one document', async () => {
    const yes = await carriedOut(['--json'], { terminal: 80, person: () => 'y' });
    expect(JSON.parse(yes.out)).toEqual(sampleChange);
    const no = await carriedOut(['--json'], { terminal: 80, person: () => 'n' });
    expect(no.exit).toBe(1);
    expect(JSON.parse(no.out)).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('where nobody can be asked', () => {
  it('is exit code 2, names both ways on, and opens nothing', async () => {
    let opened = false;
    const ran = await carriedOut([], {
      openRuntime: () => {
        opened = true;
        return Promise.resolve(err(packerError('project_busy', 'No.', 'Yes.')));
      },
    });
    expect({ exit: ran.exit, out: ran.out, opened }).toEqual({ exit: 2, out: '', opened: false });
    expect(ran.err).toContain('--yes');
    expect(ran.err).toContain('--dry-run');
  });

  it('is one document under --json', async () => {
    const { exit, out } = await carriedOut(['--json']);
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'invalid_request' } });
  });
});

describe('a change that is none', () => {
  it('is said to be, with exit code 0, and is neither asked for nor applied', async () => {
    const nothing: FakeServices['previewChange'] = async () => ok({ ...samplePreview, files: [] });
    const { exit, out, called } = await carriedOut([], { terminal: 80, person: () => 'y' }, { previewChange: nothing });
    expect({ exit, called }).toEqual({ exit: 0, called: [] });
    expect(out).toContain('there is nothing to change.');
  });
});

describe('a change that is refused', () => {
  it.each([
    ['stale_preview', 1],
    ['undo_refused', 1],
    ['target_exists', 2],
    ['no_space', 4],
    ['project_read_only', 4],
    ['project_busy', 5],
    ['reconcile_required', 7],
    ['rollback_failed', 7],
  ] as const)('with %s is exit code %i', async (code, exit) => {
    const refused = async () => err(packerError(code, 'No.', 'Yes.'));
    const ran = await carriedOut(['-y'], {}, { applyChange: refused });
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toContain(code);
  });

  it('is exit code 6 when it was made and the disk did not confirm it', async () => {
    const unsure: FakeServices['applyChange'] = async () => ok({ ...sampleChange, durability: 'unknown' });
    const { exit, out } = await carriedOut(['-y'], {}, { applyChange: unsure });
    expect(exit).toBe(6);
    expect(out).toContain('the disk did not confirm');
  });
});

describe('a signal', () => {
  let send: (signal: Signal) => void = () => undefined;
  const signals = (given: typeof send): void => {
    send = given;
  };

  it('at the question ends the command with nothing written', async () => {
    const ran = await runFakeCli(line, {
      terminal: 80,
      signals,
      person: () => {
        send('SIGINT');
        return new Promise(() => undefined) as never;
      },
    });
    expect(ran).toMatchObject({ exit: 130, out: '' });
    expect(ran.err.endsWith('\nInterrupted by SIGINT. Nothing was written.\n')).toBe(true);
  });

  it('while the change is made waits for its end', async () => {
    const applyChange: FakeServices['applyChange'] = async () => {
      send('SIGTERM');
      await Promise.resolve();
      return ok(sampleChange);
    };
    const { exit, out, err: said } = await carriedOut(['-y'], { signals }, { applyChange });
    expect(exit).toBe(0);
    expect(out).toContain('done');
    expect(said).toContain('A change is never left half made');
    expect(said).toContain('It was too late to stop');
  });

  it('that comes twice ends it there, and says how to find out', async () => {
    const applyChange: FakeServices['applyChange'] = () => {
      send('SIGTERM');
      send('SIGTERM');
      return new Promise(() => undefined);
    };
    const { exit, err: said } = await carriedOut(['-y'], { signals }, { applyChange });
    expect(exit).toBe(143);
    expect(said).toContain('Whether the change was made, prometeu history shows.');
  });
});
