import { describe, expect, it } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import { err, ok } from '../../src/base/result.ts';
import { packerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import type { OpenRuntime, PackerRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { ProjectSessions } from '../../src/studio/project-sessions.ts';
import { fakeProjectServices } from '../support/fake-services.ts';

const settings = { host: 'a test', lockWaitMs: 0 };

function runtimeOf(projectId: string, close: () => Promise<void> = () => Promise.resolve()): PackerRuntime {
  return { projectId, sessionId: `session of ${projectId}`, services: fakeProjectServices(), close };
}

function sessionsWith(openRuntime: OpenRuntime): ProjectSessions {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  return new ProjectSessions(bus, new MemoryFileSystem(), openRuntime, settings);
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
    const first = await sessions.open('/one');
    expect(await sessions.open('/one')).toEqual(first);
    expect(count).toBe(1);
  });

  it('shares one opening between calls that come at once', async () => {
    let count = 0;
    const sessions = sessionsWith((options) => {
      count += 1;
      return byDirectory(options);
    });
    const [first, second] = await Promise.all([sessions.open('/one'), sessions.open('/one')]);
    expect(first).toEqual(second);
    expect(count).toBe(1);
  });

  it('knows a directory under its real path', async () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.realPath = () => '/real';
    const bus = new EventBus<PackerEvent>(() => undefined);
    const sessions = new ProjectSessions(bus, fileSystem, byDirectory, settings);
    await sessions.open('/link');
    expect(sessions.directoryOf('/real')).toBe('/real');
  });

  it('tries again after an opening that failed', async () => {
    const busy = err(packerError('project_busy', 'Somebody has it.', 'Wait.'));
    const answers = [busy, ok(runtimeOf('one'))];
    const sessions = sessionsWith(() => Promise.resolve(answers.shift() ?? busy));
    expect(await sessions.open('/one')).toEqual(busy);
    expect((await sessions.open('/one')).ok).toBe(true);
  });

  it('answers project_closed for an id it does not know', () => {
    expect(sessionsWith(byDirectory).find('nobody')).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });

  it('awaits a project that is closed, and forgets it before that', async () => {
    const gate = Promise.withResolvers<void>();
    const sessions = sessionsWith(() => Promise.resolve(ok(runtimeOf('one', () => gate.promise))));
    await sessions.open('/one');
    let closed = false;
    const closing = sessions.close('one').then(() => {
      closed = true;
    });
    expect(sessions.find('one').ok).toBe(false);
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
    for (const directory of ['/one', '/two', '/three']) await sessions.open(directory);
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
    for (const directory of ['/one', '/two']) await sessions.open(directory);
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
    const opening = sessions.open('/one');
    const closing = sessions.closeAll();
    gate.resolve();
    await Promise.all([opening, closing]);
    expect(closed).toBe(true);
  });

  it('opens nothing any more once it closed', async () => {
    const sessions = sessionsWith(byDirectory);
    await sessions.closeAll();
    expect(await sessions.open('/one')).toMatchObject({ ok: false, error: { code: 'project_closed' } });
  });
});
