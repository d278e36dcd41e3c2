import { describe, expect, it } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import { err, ok } from '../../src/base/result.ts';
import { packerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import type { OpenRuntime, PackerRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { ManualClock } from '../../src/io/watch/manual-watch.ts';
import { ProjectSessions, type SessionSettings } from '../../src/studio/project-sessions.ts';
import { fakeProjectServices } from '../support/fake-services.ts';

const settings = { host: 'a test', lockWaitMs: 0 };
const window = { name: 'a window' };
const other = { name: 'another window' };

function runtimeOf(projectId: string, close: () => Promise<void> = () => Promise.resolve()): PackerRuntime {
  return { projectId, sessionId: `session of ${projectId}`, services: fakeProjectServices(), close };
}

function sessionsWith(openRuntime: OpenRuntime, more: Partial<SessionSettings> = {}): ProjectSessions {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  return new ProjectSessions(bus, new MemoryFileSystem(), openRuntime, { ...settings, ...more });
}

/** Opens as {@link byDirectory} and writes down what closes. */
function closing(order: string[]): OpenRuntime {
  return ({ directory }) =>
    Promise.resolve(
      ok(
        runtimeOf(directory, () => {
          order.push(directory);
          return Promise.resolve();
        }),
      ),
    );
}

/** Opens a project under the name of its directory. */
const byDirectory: OpenRuntime = ({ directory }) => Promise.resolve(ok(runtimeOf(directory)));

describe('ProjectSessions', () => {
  it('opens a directory once, however often it is asked for', async () => {
    let count = 0;
    const sessions = sessionsWith((options) => {
      count += 1;
      return byDirectory(options);
    });
    const first = await sessions.open('/one', window);
    expect(await sessions.open('/one', window)).toEqual(first);
    expect(count).toBe(1);
  });

  it('shares one opening between calls that come at once', async () => {
    let count = 0;
    const sessions = sessionsWith((options) => {
      count += 1;
      return byDirectory(options);
    });
    const [first, second] = await Promise.all([sessions.open('/one', window), sessions.open('/one', window)]);
    expect(first).toEqual(second);
    expect(count).toBe(1);
  });

  it('knows a directory under its real path', async () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.realPath = () => '/real';
    const bus = new EventBus<PackerEvent>(() => undefined);
    const sessions = new ProjectSessions(bus, fileSystem, byDirectory, settings);
    await sessions.open('/link', window);
    expect(sessions.directoryOf('/real')).toBe('/real');
  });

  it('tries again after an opening that failed', async () => {
    const busy = err(packerError('project_busy', 'Somebody has it.', 'Wait.'));
    const answers = [busy, ok(runtimeOf('one'))];
    const sessions = sessionsWith(() => Promise.resolve(answers.shift() ?? busy));
    expect(await sessions.open('/one', window)).toEqual(busy);
    expect((await sessions.open('/one', window)).ok).toBe(true);
  });

  it('answers project_closed for an id it does not know', () => {
    expect(sessionsWith(byDirectory).hold('nobody', window)).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('awaits a project that is closed, and forgets it before that', async () => {
    const gate = Promise.withResolvers<void>();
    const sessions = sessionsWith(() => Promise.resolve(ok(runtimeOf('one', () => gate.promise))));
    await sessions.open('/one', window);
    let closed = false;
    const closing = sessions.release('one', window).then(() => {
      closed = true;
    });
    expect(sessions.hold('one', window).ok).toBe(false);
    expect(closed).toBe(false);
    gate.resolve();
    await closing;
    expect(closed).toBe(true);
  });

  it('closes all in reverse order of opening', async () => {
    const order: string[] = [];
    const sessions = sessionsWith(({ directory }) =>
      Promise.resolve(
        ok(
          runtimeOf(directory, () => {
            order.push(directory);
            return Promise.resolve();
          }),
        ),
      ),
    );
    for (const directory of ['/one', '/two', '/three']) await sessions.open(directory, window);
    await sessions.closeAll();
    expect(order).toEqual(['/three', '/two', '/one']);
  });

  it('closes the others when one fails to close, and then throws', async () => {
    const order: string[] = [];
    const sessions = sessionsWith(({ directory }) =>
      Promise.resolve(
        ok(
          runtimeOf(directory, () => {
            order.push(directory);
            return directory === '/two' ? Promise.reject(new Error('stuck')) : Promise.resolve();
          }),
        ),
      ),
    );
    for (const directory of ['/one', '/two']) await sessions.open(directory, window);
    await expect(sessions.closeAll()).rejects.toThrow('stuck');
    expect(order).toEqual(['/two', '/one']);
  });

  it('closes a project that was still opening when everything closed', async () => {
    const gate = Promise.withResolvers<void>();
    let closed = false;
    const runtime = runtimeOf('one', () => {
      closed = true;
      return Promise.resolve();
    });
    const sessions = sessionsWith(() => gate.promise.then(() => ok(runtime)));
    const opening = sessions.open('/one', window);
    const closing = sessions.closeAll();
    gate.resolve();
    await Promise.all([opening, closing]);
    expect(closed).toBe(true);
  });

  it('opens nothing any more once it closed', async () => {
    const sessions = sessionsWith(byDirectory);
    await sessions.closeAll();
    expect(await sessions.open('/one', window)).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('closes a project for nobody but who lets go of it', async () => {
    const closed: string[] = [];
    const sessions = sessionsWith(closing(closed));
    await sessions.open('/one', window);
    await sessions.open('/one', other);
    expect((await sessions.release('/one', window)).ok).toBe(true);
    expect(closed).toEqual([]);
    expect(sessions.hold('/one', other).ok).toBe(true);
    await sessions.release('/one', other);
    expect(closed).toEqual(['/one']);
  });

  it('lets nobody let go of what they do not hold', async () => {
    const sessions = sessionsWith(byDirectory);
    await sessions.open('/one', window);
    expect(await sessions.release('/one', other)).toMatchObject({ ok: false, error: { code: 'project_closed' } });
    expect(sessions.hold('/one', window).ok).toBe(true);
  });

  it('closes, the last opened first, what only the one who leaves held', async () => {
    const closed: string[] = [];
    const sessions = sessionsWith(closing(closed));
    for (const directory of ['/one', '/two', '/three']) await sessions.open(directory, window);
    await sessions.open('/two', other);
    await sessions.leave(window);
    expect(closed).toEqual(['/three', '/one']);
  });

  it('keeps a project open for a while for who may come back', async () => {
    const closed: string[] = [];
    const clock = new ManualClock();
    const failed = (error: unknown): never => {
      throw error;
    };
    const sessions = sessionsWith(closing(closed), { keepOpen: { milliseconds: 100, clock, failed } });
    await sessions.open('/one', window);
    await sessions.leave(window);
    await clock.pass(99);
    expect(sessions.hold('/one', other).ok).toBe(true);
    await clock.pass(1000);
    expect(closed).toEqual([]);
    await sessions.leave(other);
    await clock.pass(100);
    expect(closed).toEqual(['/one']);
  });

  it('closes what is kept open for a while when all is closed', async () => {
    const closed: string[] = [];
    const clock = new ManualClock();
    const sessions = sessionsWith(closing(closed), { keepOpen: { milliseconds: 100, clock, failed: () => undefined } });
    await sessions.open('/one', window);
    await sessions.leave(window);
    await sessions.closeAll();
    await clock.pass(1000);
    expect(closed).toEqual(['/one']);
  });

  it('closes at once a project whose only window left while it was opened', async () => {
    const closed: string[] = [];
    const gate = Promise.withResolvers<void>();
    const open = closing(closed);
    const sessions = sessionsWith(async (options) => {
      await gate.promise;
      return open(options);
    });
    const opening = sessions.open('/one', window);
    await sessions.leave(window);
    gate.resolve();
    expect(await opening).toMatchObject({ ok: false, error: { code: 'project_closed' } });
    expect(closed).toEqual(['/one']);
  });

  it('keeps what two windows opened at once though one of them left meanwhile', async () => {
    const closed: string[] = [];
    const gate = Promise.withResolvers<void>();
    const open = closing(closed);
    let openings = 0;
    const sessions = sessionsWith(async (options) => {
      openings += 1;
      await gate.promise;
      return open(options);
    });
    const both = [sessions.open('/one', window), sessions.open('/one', other)];
    await sessions.leave(window);
    gate.resolve();
    expect((await Promise.all(both)).map(({ ok: opened }) => opened)).toEqual([false, true]);
    expect(sessions.hold('/one', other).ok).toBe(true);
    expect(closed.length).toBe(openings - 1);
  });

  it('opens a directory again only when it has closed', async () => {
    const gate = Promise.withResolvers<void>();
    const order: string[] = [];
    const sessions = sessionsWith(() => {
      order.push('open');
      return Promise.resolve(
        ok(
          runtimeOf('one', async () => {
            await gate.promise;
            order.push('closed');
          }),
        ),
      );
    });
    await sessions.open('/one', window);
    const released = sessions.release('one', window);
    const reopened = sessions.open('/one', window);
    gate.resolve();
    await Promise.all([released, reopened]);
    expect(order).toEqual(['open', 'closed', 'open']);
  });

  it('tells which projects only one holds', async () => {
    const sessions = sessionsWith(byDirectory);
    await sessions.open('/one', window);
    await sessions.open('/two', window);
    await sessions.open('/two', other);
    expect(sessions.heldOnlyBy(window)).toEqual(['/one']);
    expect(sessions.heldOnlyBy(other)).toEqual([]);
  });

  it('opens a project anew for everybody who held it, but for those who left meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    let openings = 0;
    const sessions = sessionsWith(() => {
      openings += 1;
      return Promise.resolve(ok(runtimeOf('one', () => gate.promise)));
    });
    const third = {};
    for (const holder of [window, other, third]) await sessions.open('/one', holder);
    const reopening = sessions.reopen('one', window);
    await sessions.leave(third);
    gate.resolve();
    expect((await reopening).ok).toBe(true);
    expect(openings).toBe(2);
    await sessions.release('one', window);
    expect(sessions.heldOnlyBy(other)).toEqual(['one']);
  });
});
