import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../../src/base/result.ts';
import { packerError } from '../../../../src/contract/errors.ts';
import type { CliHost, Signal, StudioSettings } from '../../../../src/hosts/cli/host.ts';
import type { Studio } from '../../../../src/studio/studio.ts';
import { runFakeCli, type FakeCli, type Ran } from '../../../support/fake-cli.ts';
import { samplePack } from '../../../support/sample-responses.ts';

interface Shown extends Ran {
  readonly projects: readonly (string | undefined)[];
  readonly addresses: readonly string[];
  readonly closed: readonly string[];
}

interface Start extends FakeCli {
  /** Called when the Studio is served. */
  readonly served?: (send: (signal: Signal) => void, studio: Studio) => void;
}

/** Runs the command against a host that serves nobody; a signal ends it at once unless the test sends its own. */
async function studio(line: readonly string[], fake: Start = {}): Promise<Shown> {
  const [projects, addresses, closed]: [(string | undefined)[], string[], string[]] = [[], [], []];
  let send: (signal: Signal) => void = () => undefined;
  let links = 0;
  const { served = (signal) => setImmediate(signal, 'SIGINT') } = fake;
  const serveBrowser: CliHost['serveBrowser'] = async (opened, project) => {
    projects.push(project);
    served(send, opened);
    return ok({
      host: '127.0.0.1:7',
      origin: 'http://127.0.0.1:7',
      link: () => `http://127.0.0.1:7/#token${(links += 1)}`,
      figures: () => ({ connections: 0, windows: 0, crowded: 0, late: 0 }),
      close: async (why) => {
        closed.push(why);
      },
    });
  };
  const openAddress = async (address: string): Promise<boolean> => addresses.push(address) > 0;
  const signals: FakeCli['signals'] = (given) => {
    send = given;
  };
  const ran = await runFakeCli(['studio', ...line], { serveBrowser, openAddress, signals, ...fake });
  return { ...ran, projects, addresses, closed };
}

describe('prometeu studio --browser', () => {
  it('prints one line with the link and opens it, with the project here', async () => {
    const ran = await studio(['--browser']);
    expect(ran.out).toBe('starfall is open at http://127.0.0.1:7/#token1\n');
    expect(ran.addresses).toEqual(['http://127.0.0.1:7/#token1']);
    expect(ran.projects).toEqual(['/games/starfall']);
  });

  it('ends with its signal, cleanly', async () => {
    const ran = await studio(['--browser']);
    expect([ran.exit, ran.closed]).toEqual([130, ['The Studio was ended.']]);
    expect((await studio(['--browser'], { served: (send) => setImmediate(send, 'SIGTERM') })).exit).toBe(143);
  });

  it('opens nothing with --no-open', async () => {
    expect((await studio(['--browser', '--no-open'])).addresses).toEqual([]);
  });

  it('begins without a project where there is none', async () => {
    const ran = await studio(['--browser'], { directory: '/elsewhere' });
    expect(ran.projects).toEqual([undefined]);
    expect(ran.out).toContain('The Studio is open at http://127.0.0.1:7/#token1');
  });

  it('says why a project cannot be opened, and serves nothing', async () => {
    const openRuntime = () => Promise.resolve(err(packerError('project_not_found', 'There is none.', 'Make one.')));
    const ran = await studio(['--browser', 'nowhere'], { openRuntime });
    expect([ran.exit, ran.projects]).toEqual([2, []]);
    expect(ran.err).toContain('There is none.');
  });

  it('says what to do when the page is not built', async () => {
    const serveBrowser = () => Promise.resolve(err(packerError('not_available', 'Not built.', 'Run npm run build.')));
    const ran = await studio(['--browser'], { serveBrowser });
    expect(ran.exit).toBe(2);
    expect(ran.err).toContain('Run npm run build.');
  });

  it('says that no browser could be started, and goes on', async () => {
    const ran = await studio(['--browser'], { openAddress: () => Promise.resolve(false) });
    expect(ran.err).toContain('open the link in one');
    expect(ran.exit).toBe(130);
  });

  it('gives another link for Enter', async () => {
    const lines = ['', ''];
    const ran = await studio(['--browser'], { person: () => lines.shift() });
    expect(ran.out.match(/#token\d/gu)).toEqual(['#token1', '#token2', '#token3']);
  });

  it('keeps standard output for the document under --json', async () => {
    const ran = await studio(['--browser', '--json']);
    expect(JSON.parse(ran.out)).toEqual({ origin: 'http://127.0.0.1:7' });
    expect(ran.err).toContain('http://127.0.0.1:7/#token1');
  });

  it('asks for a Studio with settings and watched projects', async () => {
    const settings: StudioSettings[] = [];
    await studio(['--browser'], { opened: (each) => settings.push(each) });
    expect(settings).toMatchObject([{ host: 'prometeu studio', pages: true }]);
  });

  it('is refused without --browser: a window of its own is started otherwise', async () => {
    const ran = await studio([]);
    expect([ran.exit, ran.projects]).toEqual([2, []]);
    expect(ran.err).toContain('npm start');
  });

  it('asks about a pack that runs: no goes on, yes ends it', async () => {
    const asked: string[] = [];
    let send: (signal: Signal) => void = () => undefined;
    const pack = Promise.withResolvers<void>();
    // The first signal is answered no, the one after it yes.
    const answers = ['n', 'y'];
    let wait = Promise.withResolvers<string | undefined>();
    const host: Start = {
      services: { packWorkspace: () => pack.promise.then(() => ok(samplePack)) },
      person: () => undefined,
      served: (given, opened) => {
        send = given;
        void opened.call('packWorkspace', { project_id: 'project-1' });
        setImmediate(send, 'SIGINT');
      },
    };
    const ask = async (question: string): Promise<string | undefined> => {
      asked.push(question);
      wait = Promise.withResolvers();
      return await wait.promise;
    };
    const heard = (text: string): void => {
      if (!text.includes('a pack is running')) return;
      const answer = answers.shift();
      setImmediate(() => {
        wait.resolve(answer);
        if (answer === 'n') setImmediate(send, 'SIGINT');
        else pack.resolve();
      });
    };
    const ran = await studio(['--browser', '--no-open'], { ...host, ask, heard });
    expect(ran.err.match(/a pack is running/gu)).toHaveLength(2);
    expect([ran.exit, ran.closed]).toEqual([130, ['The Studio was ended.']]);
    expect(answers).toEqual([]);
  });

  it('ends a pack that runs where nobody can be asked', async () => {
    const pack = Promise.withResolvers<void>();
    const ran = await studio(['--browser'], {
      services: { packWorkspace: () => pack.promise.then(() => ok(samplePack)) },
      served: (send, opened) => {
        void opened.call('packWorkspace', { project_id: 'project-1' });
        setImmediate(() => {
          send('SIGINT');
          pack.resolve();
        });
      },
    });
    expect([ran.exit, ran.closed]).toEqual([130, ['The Studio was ended.']]);
  });
});
