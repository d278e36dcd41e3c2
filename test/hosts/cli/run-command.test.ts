import { describe, expect, it } from 'vitest';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { err, ok } from '../../../src/base/result.ts';
import { packerError } from '../../../src/contract/errors.ts';
import { jsonDocument } from '../../../src/hosts/cli/report/json-document.ts';
import type { Signal } from '../../../src/hosts/cli/host.ts';
import { runFakeCli } from '../../support/fake-cli.ts';
import { fakeOpenRuntime } from '../../support/fake-services.ts';
import { samplePack, sampleStatus, sampleVerification } from '../../support/sample-responses.ts';

const busy = err(packerError('project_busy', 'prometeu pack (process 4711) has it since 13:42.', 'Wait.'));

describe('--json', () => {
  it('prints the response and nothing else', async () => {
    expect(await runFakeCli(['verify', '--json'])).toEqual({ exit: 0, out: `${jsonDocument(sampleVerification)}\n`, err: '' });
  });

  it('prints an error as a document, with the same exit code as in words', async () => {
    const fake = { openRuntime: () => Promise.resolve(busy) };
    const ran = await runFakeCli(['status', '--json'], fake);
    expect(ran).toEqual({ exit: 5, out: `${jsonDocument({ error: busy.error })}\n`, err: '' });
    expect((await runFakeCli(['status'], fake)).exit).toBe(5);
  });

  it('has no colours, whatever the terminal', async () => {
    const ran = await runFakeCli(['status', '--json'], { terminal: 80, environment: { FORCE_COLOR: '1' } });
    expect(ran.out).not.toContain('\u001b');
  });
});

describe('--events', () => {
  it('prints every event up to the closing of the project, then the response, one a line', async () => {
    const { out } = await runFakeCli(['status', '--events']);
    const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as { type?: string });
    expect(lines.map((line) => line.type)).toEqual(['project.opened', 'project.closed', undefined]);
    expect(lines.at(-1)).toMatchObject(sampleStatus);
  });
});

describe('in words', () => {
  it('reports go to standard output and errors to standard error', async () => {
    expect((await runFakeCli(['status'])).err).toBe('');
    const ran = await runFakeCli(['status'], { openRuntime: () => Promise.resolve(busy) });
    expect(ran.out).toBe('');
    expect(ran.err).toMatch(/^error: prometeu pack \(process 4711\)/u);
  });

  it('files are shown from the working directory', async () => {
    const ran = await runFakeCli(['pack', 'starfall'], { directory: '/games' });
    expect(ran.out).toContain('  starfall/build/assets.pa');
  });

  it('a script of any width is aligned by what people see', async () => {
    const asset = { asset_id: 1, asset_name: '古い地図', bank_type: 'DATA', size: 1, sha256: '0'.repeat(64), cached: false };
    const packed = ok({ ...samplePack, assets: [asset, { ...asset, asset_id: 2, asset_name: 'map' }] });
    const ran = await runFakeCli(['pack'], { services: { packWorkspace: () => Promise.resolve(packed) } });
    expect(ran.out).toContain('   1  古い地図  DATA');
    expect(ran.out).toContain('   2  map       DATA');
  });
});

describe('a bug as the project is closed', () => {
  it('leaves the answer as it was, and is thrown after it', async () => {
    const open = fakeOpenRuntime();
    const told: string[] = [];
    const ran = runFakeCli(['status', '--json'], {
      told: (text) => told.push(text),
      openRuntime: async (options) => {
        const opened = await open(options);
        return opened.ok ? ok({ ...opened.value, close: () => Promise.reject(new Error('BUG: it cannot be closed')) }) : opened;
      },
    });
    await expect(ran).rejects.toThrow('BUG: it cannot be closed');
    expect(told.join('')).toBe((await runFakeCli(['status', '--json'])).out);
  });
});

describe('a project that another process holds', () => {
  it.each([
    [[], 10_000],
    [['--wait', '0'], 0],
    [['--wait', '2.5'], 2500],
  ])('is waited for: %j', async (options, lockWaitMs) => {
    const settings: unknown[] = [];
    await runFakeCli(['pack', ...options], { opened: (opened) => settings.push(opened) });
    expect(settings).toEqual([expect.objectContaining({ host: 'prometeu pack', lockWaitMs })]);
  });
});

describe('progress', () => {
  it('is drawn on a terminal, on standard error, and wiped at the end', async () => {
    const ran = await runFakeCli(['doctor'], { terminal: 80 });
    expect(ran.err).toMatch(/Checking …/u);
    expect(ran.err.endsWith('\r\u001b[2K')).toBe(true);
  });

  it.each([
    ['a pipe', {}],
    ['a dumb terminal', { terminal: 80, environment: { TERM: 'dumb' } }],
  ])('is not drawn on %s', async (_, fake) => {
    expect((await runFakeCli(['doctor'], fake)).err).toBe('');
  });
});

describe('a signal', () => {
  /** A pack that runs until it is cancelled, having sent itself a signal. */
  function interruptedPack(signal: Signal, answer: () => typeof samplePack) {
    let send: (signal: Signal) => void = () => undefined;
    const ended = Promise.withResolvers<undefined>();
    return {
      signals: (given: typeof send) => {
        send = given;
      },
      services: {
        packWorkspace: async () => {
          send(signal);
          await ended.promise;
          return ok(answer());
        },
        cancelPack: () => {
          ended.resolve(undefined);
          return Promise.resolve(ok({ cancelled: true }));
        },
      },
    };
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s cancels a pack, waits for it, and is exit code %i', async (signal, exit) => {
    const ran = await runFakeCli(['pack'], interruptedPack(signal, () => ({ ...samplePack, status: 'cancelled' })));
    expect(ran.exit).toBe(exit);
    expect(ran.out).toBe('Cancelled. The old build stands: nothing in build/ was touched.\n');
    expect(ran.err).toContain('Stopping');
  });

  it('that comes too late is said to be, and the pack is complete', async () => {
    const ran = await runFakeCli(['pack'], interruptedPack('SIGINT', () => samplePack));
    expect(ran.exit).toBe(0);
    expect(ran.err).toContain('It was too late to stop');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a command that waits for a project, with exit code %i', async (signal, exit) => {
    let send: (signal: Signal) => void = () => undefined;
    const ran = await runFakeCli(['status'], {
      signals: (given) => {
        send = given;
      },
      openRuntime: () => {
        send(signal);
        return new Promise(() => undefined);
      },
    });
    expect(ran).toEqual({ exit, out: '', err: `Interrupted by ${signal}. The old build stands.\n` });
  });

  it('is a document under --json', async () => {
    let send: (signal: Signal) => void = () => undefined;
    const ran = await runFakeCli(['status', '--json'], {
      signals: (given) => {
        send = given;
      },
      openRuntime: () => {
        send('SIGINT');
        return new Promise(() => undefined);
      },
    });
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('a bug', () => {
  it('is thrown to whoever ends the process, after the project was closed', async () => {
    const closed: string[] = [];
    const open = fakeOpenRuntime({ getProjectStatus: () => Promise.reject(new Error('BUG: no way')) });
    const openRuntime: typeof open = async (options) => {
      const publish = (event: PackerEvent): void => {
        closed.push(event.type);
        options.bus.publish(event);
      };
      return await open({ ...options, bus: { publish } });
    };
    await expect(runFakeCli(['status'], { openRuntime })).rejects.toThrow('BUG: no way');
    expect(closed).toContain('project.closed');
  });
});

describe('an archive', () => {
  it.each([
    ['an absolute path below the working directory', '/games/starfall/build/assets.pa', 'starfall/build/assets.pa'],
    ['an absolute path elsewhere', '/releases/assets.pa', '/releases/assets.pa'],
    ['a path from the project', 'build/assets.pa', 'starfall/build/assets.pa'],
  ])('that the packer calls by %s is shown as it is reached', async (_, file, shown) => {
    const verifyArchive = () => Promise.resolve(ok({ ...sampleVerification, file }));
    const ran = await runFakeCli(['verify', 'starfall'], { directory: '/games', services: { verifyArchive } });
    expect(ran.out).toMatch(new RegExp(`^verified: ${shown} and`, 'u'));
  });
});
