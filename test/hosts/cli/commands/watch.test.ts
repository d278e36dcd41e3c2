import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../../src/base/result.ts';
import type { EventSink } from '../../../../src/base/event-bus.ts';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { packerError, type PackerError } from '../../../../src/contract/errors.ts';
import type { PackerEvent } from '../../../../src/contract/events.ts';
import type { AnswerOf } from '../../../../src/contract/operations.ts';
import type { PackResult } from '../../../../src/contract/operations/pack.ts';
import type { Signal } from '../../../../src/hosts/cli/host.ts';
import type { RuntimeOptions } from '../../../../src/packer/runtime/packer-runtime.ts';
import { runFakeCli, type FakeCli } from '../../../support/fake-cli.ts';
import { fakeOpenRuntime, sampleEnvelope, type FakeServices } from '../../../support/fake-services.ts';
import { sampleItem } from '../../../support/sample-drift.ts';
import { sampleDoctor, samplePack, sampleStatus } from '../../../support/sample-responses.ts';

type Body<E> = E extends PackerEvent ? Omit<E, keyof typeof sampleEnvelope> : never;

/** A project that is watched; `script` says what happens once it is known how the project stands. */
class Watched {
  generation = 1;
  state: typeof sampleStatus.state = 'fresh';
  diagnostics: Diagnostic[] = [];
  readonly packed: number[] = [];
  observed: RuntimeOptions['observation'] | undefined;
  #sequence = sampleStatus.sequence;
  #bus: EventSink<PackerEvent> | undefined;
  #send: ((signal: Signal) => void) | undefined;
  #doctors: (() => void)[] = [];
  pack: () => Promise<Result<PackResult, PackerError>> = () => Promise.resolve(ok(samplePack));

  say(body: Body<PackerEvent>): void {
    this.#bus?.publish({ ...sampleEnvelope, generation: this.generation, sequence: ++this.#sequence, caused_by: 'disk', ...body });
  }

  publish(changed: number[] = [1]): void {
    this.generation += 1;
    this.say({ type: 'snapshot.published', added: [], changed, removed: [] });
  }

  interrupt(signal: Signal = 'SIGINT'): void {
    this.#send?.(signal);
  }

  /** Settles when findings are asked for the next time. */
  looked(): Promise<void> {
    return new Promise((resolve) => this.#doctors.push(resolve));
  }

  services(): FakeServices {
    return {
      getProjectStatus: () => Promise.resolve(ok({ ...sampleStatus, state: this.state, generation: this.generation, observation: { mode: 'live', checked_at: sampleStatus.observation.checked_at } })),
      runDoctor: () => {
        for (const resolve of this.#doctors.splice(0)) resolve();
        return Promise.resolve(ok({ ...sampleDoctor, generation: this.generation, state: this.state, diagnostics: this.diagnostics }));
      },
      packWorkspace: () => {
        this.packed.push(this.generation);
        return this.pack();
      },
    };
  }

  async run(line: readonly string[], script: () => Promise<void> | void, fake: FakeCli = {}, services: FakeServices = {}) {
    const opened = fakeOpenRuntime({ ...this.services(), ...services }, (options) => {
      this.#bus = options.bus;
    });
    const begun = this.looked();
    const running = runFakeCli(['watch', ...line], {
      ...fake,
      openRuntime: opened,
      signals: (send) => {
        this.#send = send;
      },
      opened: (settings) => {
        expect(settings.observe).toBe(true);
      },
    });
    await begun;
    await turns();
    await script();
    return await running;
  }
}

/** Everything that is only promised has come. */
async function turns(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Without times, which are those of the machine. */
function linesOf({ out }: { readonly out: string }): string[] {
  return out.trimEnd().split('\n').map((line) => line.replace(/^\d\d:\d\d:\d\d {2}/u, ''));
}

const finding: Diagnostic = { code: 'png_invalid', severity: 'error', message: 'It is no PNG.', remedy: 'Save it anew.', place: { file: 'assets/a.png' } };

describe('prometeu watch', () => {
  it('says what is watched, how it stands and what is known', async () => {
    const watched = new Watched();
    watched.diagnostics = [finding];
    const ran = await watched.run([], () => {
      watched.interrupt();
    });
    expect(linesOf(ran)).toEqual([
      'watching  /games/starfall  Ctrl+C ends',
      'watching  live: changes are told as they happen',
      'state     fresh  generation 1',
      'problems  1 error  prometeu doctor',
    ]);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends at %s with exit code %i and without a word', async (signal, exit) => {
    const watched = new Watched();
    const ran = await watched.run([], () => {
      watched.interrupt(signal);
    });
    expect(ran).toMatchObject({ exit, err: '' });
  });

  describe('where refreshing is left to people', () => {
    /** Somebody presses Enter once while there is something to refresh. */
    const atEnter = async (answer: AnswerOf<'refresh'>): Promise<{ readonly out: string; readonly refreshed: number }> => {
      const watched = new Watched();
      watched.state = 'stale';
      const entered = Promise.withResolvers<string | undefined>();
      let refreshed = 0;
      const { out } = await watched.run(
        [],
        async () => {
          entered.resolve('');
          await turns();
          await turns();
          watched.interrupt();
        },
        { terminal: 100, person: () => undefined, ask: async () => (refreshed === 0 ? await entered.promise : undefined) },
        {
          refresh: () => {
            refreshed += 1;
            return Promise.resolve(answer);
          },
        },
      );
      return { out, refreshed };
    };

    it('says so, and refreshes at Enter', async () => {
      const { out, refreshed } = await atEnter(ok({ generation: 2, state: 'fresh', published: true, decisions: 0 }));
      expect(out).toContain('the settings leave refreshing to you: press Enter to refresh');
      expect(refreshed).toBe(1);
    });

    it('says why nothing was refreshed at Enter', async () => {
      const { out } = await atEnter(err(packerError('project_busy', 'Another process is writing to the project.', 'Wait.')));
      expect(out).toContain('Another process is writing to the project.');
      expect(out).toContain('project_busy');
    });
  });

  it('tells changes of state with their cause, changed assets, and what is to be decided', async () => {
    const watched = new Watched();
    const item = sampleItem();
    const ran = await watched.run(
      [],
      async () => {
        watched.publish([1, 2, 3, 4, 5]);
        watched.state = 'diverged';
        watched.say({ type: 'state.changed', from: 'fresh', to: 'diverged', cause: item.message });
        watched.say({ type: 'drift.detected', total: 1, items: [item] });
        watched.say({ type: 'drift.resolved', total: 1, items: [item] });
        await turns();
        watched.interrupt();
      },
      {},
      {
        getDivergence: () => Promise.resolve(ok({ generation: 1, state: 'diverged', total: 1, counts: { content: 0, information: 0, decision: 1 }, items: [item] })),
        getAssetDetails: () => Promise.resolve(err(packerError('not_found', 'Gone.', 'See.'))),
      },
    );
    const lines = linesOf(ran);
    expect(lines).toContain('assets    changed asset 1, asset 2, asset 3 and 2 more  generation 2, by the disk');
    expect(lines).toContain(`state     fresh → diverged: ${item.message}  by the disk`);
    expect(lines).toContain(`decide    ${item.message}  root_moved:2`);
    expect(lines).toContain('settled   root_moved:2  by the disk');
  });

  it('tells problems that come and go', async () => {
    const watched = new Watched();
    const ran = await watched.run([], async () => {
      watched.diagnostics = [finding];
      watched.publish();
      await turns();
      watched.diagnostics = [];
      watched.publish();
      await turns();
      watched.interrupt();
    });
    const lines = linesOf(ran);
    expect(lines).toContain('error     assets/a.png: It is no PNG.  png_invalid');
    expect(lines).toContain('solved    assets/a.png: It is no PNG.  png_invalid');
  });

  it('tells that the disk is no longer watched, and why', async () => {
    const watched = new Watched();
    const ran = await watched.run([], async () => {
      watched.say({ type: 'observation.changed', mode: 'polling', reason: 'the system has no watches left' });
      await turns();
      watched.interrupt();
    });
    expect(linesOf(ran)).toContain('watching  polling: the system has no watches left');
  });

  it('ends when nobody reads it any more', async () => {
    const watched = new Watched();
    const closed = Promise.withResolvers<void>();
    const ran = await watched.run([], () => { closed.resolve(); }, { closed: closed.promise });
    expect(ran.exit).toBe(0);
  });

  it('prints events and nothing else under --events, the status last', async () => {
    const watched = new Watched();
    const ran = await watched.run(['--events'], async () => {
      watched.publish();
      await turns();
      watched.interrupt();
    });
    const lines = ran.out.trimEnd().split('\n').map((line) => JSON.parse(line) as { type?: string });
    expect(lines.map(({ type }) => type)).toEqual(['project.opened', 'snapshot.published', 'project.closed', undefined]);
    expect(lines.at(-1)).toMatchObject({ project_id: sampleStatus.project_id, generation: 2 });
  });

  it('is the error where there is no project', async () => {
    expect(await runFakeCli(['watch'], { directory: '/games' })).toMatchObject({ exit: 2, out: '' });
  });
});

describe('watch --pack', () => {
  it('packs the state it finds, and every fresh one after it', async () => {
    const watched = new Watched();
    const ran = await watched.run(['--pack'], async () => {
      await turns();
      watched.publish();
      await turns();
      watched.interrupt();
    });
    expect(watched.packed).toEqual([1, 2]);
    expect(linesOf(ran).filter((line) => line.startsWith('packed'))).toHaveLength(2);
  });

  it('packs no state that is not fresh, and the one after it', async () => {
    const watched = new Watched();
    await watched.run(['--pack'], async () => {
      await turns();
      watched.state = 'diverged';
      watched.publish();
      await turns();
      expect(watched.packed).toEqual([1]);
      watched.state = 'fresh';
      watched.say({ type: 'state.changed', from: 'diverged', to: 'fresh', cause: 'the disk agrees again' });
      await turns();
      watched.interrupt();
    });
    expect(watched.packed).toEqual([1, 2]);
  });

  it('makes of everything that happens during a pack one pack after it', async () => {
    const watched = new Watched();
    const gate = Promise.withResolvers<Result<PackResult, PackerError>>();
    let running = 0;
    let most = 0;
    watched.pack = async () => {
      running += 1;
      most = Math.max(most, running);
      const result = await (watched.packed.length === 1 ? gate.promise : Promise.resolve(ok(samplePack)));
      running -= 1;
      return result;
    };
    await watched.run(['--pack'], async () => {
      await turns();
      for (let times = 0; times < 5; times += 1) watched.publish();
      await turns();
      expect(watched.packed).toEqual([1]);
      gate.resolve(ok(samplePack));
      await turns();
      watched.interrupt();
    });
    expect({ packed: watched.packed, most }).toEqual({ packed: [1, 6], most: 1 });
  });

  it('packs the same state again when somebody wrote while it was read', async () => {
    const watched = new Watched();
    const blocked: PackResult = { ...samplePack, status: 'blocked', failure: { kind: 'gate', error: packerError('input_changed_during_freeze', 'a.png was changed.', 'Again.'), diagnostics: [] } };
    watched.pack = () => Promise.resolve(ok(watched.packed.length === 1 ? blocked : samplePack));
    const ran = await watched.run(['--pack'], async () => {
      await turns();
      watched.interrupt();
    });
    expect(watched.packed).toEqual([1, 1]);
    expect(linesOf(ran)).toContain('blocked   a.png was changed. The old build stands.  input_changed_during_freeze');
  });

  it('tries again when another process was in the way, unless it may not wait', async () => {
    const busy = err(packerError('project_busy', 'Somebody has it.', 'Wait.'));
    for (const [line, packed] of [[['--pack'], [1, 1]], [['--pack', '--wait', '0'], [1]]] as const) {
      const watched = new Watched();
      watched.pack = () => Promise.resolve(watched.packed.length === 1 ? busy : ok(samplePack));
      await watched.run(line, async () => {
        await turns();
        watched.interrupt();
      });
      expect(watched.packed).toEqual(packed);
    }
  });

  it('stops a pack that runs at the signal, and says so', async () => {
    const watched = new Watched();
    const gate = Promise.withResolvers<Result<PackResult, PackerError>>();
    watched.pack = () => gate.promise;
    const cancelPack = () => {
      gate.resolve(ok({ ...samplePack, status: 'cancelled' }));
      return Promise.resolve(ok({ cancelled: true }));
    };
    const ran = await watched.run(['--pack'], async () => {
      await turns();
      watched.interrupt();
    }, {}, { cancelPack });
    expect(ran.exit).toBe(130);
    expect(ran.err).toContain('the old build stays');
    expect(linesOf(ran).at(-1)).toBe('stopped   the pack; the old build stands');
  });
});
