// As the container's own file does: tsyringe refuses to load without it.
import 'reflect-metadata';
import { container as root } from 'tsyringe';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventBus } from '../../src/base/event-bus.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { ManualClock, ManualWatch } from '../../src/io/watch/manual-watch.ts';
import type { RuntimeOptions } from '../../src/packer/runtime/packer-runtime.ts';
import { Container, type StudioParts } from '../../src/studio/container.ts';
import { fakeFreeServices, fakeOpenRuntime } from '../support/fake-services.ts';
import { numberedNames, studioParts } from '../support/studio-parts.ts';

describe('Container', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('boots in one order: container, bus, runtime, and hosts connect to what came out', async () => {
    const order: string[] = [];
    const makeChild = root.createChildContainer.bind(root);
    vi.spyOn(root, 'createChildContainer').mockImplementation(() => {
      order.push('container');
      const child = makeChild();
      const register = child.register.bind(child) as (token: unknown, provider: unknown) => typeof child;
      child.register = ((token: symbol, provider: object) => {
        if ('useValue' in provider && provider.useValue instanceof EventBus) order.push('bus');
        return register(token, provider);
      });
      return child;
    });
    const { studio } = Container.boot(studioParts({ openRuntime: fakeOpenRuntime({}, () => order.push('runtime')) }));
    await studio.call('openProject', { directory: '/games/starfall' });
    const host = studio.connect({ pickProject: () => Promise.resolve(undefined) });
    order.push('host');
    await host.open('/games/starfall');
    expect(order).toEqual(['container', 'bus', 'runtime', 'host']);
  });

  it('hands every runtime the one bus that the Studio shows', async () => {
    const opened: RuntimeOptions[] = [];
    const { studio } = Container.boot(studioParts({ openRuntime: fakeOpenRuntime({}, (options) => opened.push(options)) }));
    await studio.call('openProject', { directory: '/games/one' });
    await studio.call('openProject', { directory: '/games/two' });
    expect(opened.map((options) => options.bus)).toEqual([studio.bus, studio.bus]);
    expect(opened[0]?.bus).toBe(studio.bus);
    expect(opened[1]?.bus).toBe(studio.bus);
  });

  it('has windows hear the same bus, and its history keep what they heard', async () => {
    const { studio } = Container.boot(studioParts());
    const heard: PackerEvent[][] = [[], []];
    const [one, other] = [studio.connect(), studio.connect()];
    one.page.events((event) => heard[0]?.push(event));
    other.page.events((event) => heard[1]?.push(event));
    await one.open('/games/starfall');
    expect(heard[0]).toHaveLength(1);
    expect(heard[1]?.[0]).toBe(heard[0]?.[0]);
    const [{ project_id, session_id }] = heard[0] as [PackerEvent];
    expect(studio.history.since(project_id, session_id, 0)).toEqual({ kind: 'events', events: heard[0] });
    await studio.dispose();
  });

  it('sweeps as it boots what dead processes staged', () => {
    const fileSystem = new MemoryFileSystem();
    fileSystem.writeFile('/tmp/prometeu-staged-dead-1/holder/file', 'x');
    Container.boot(studioParts({ fileSystem, stagingParent: '/tmp', names: numberedNames(), about: { kind: 'browser', version: '1' } }));
    expect(fileSystem.list('/tmp')).toEqual([]);
  });

  it('makes a bus of its own for each boot', () => {
    expect(Container.boot(studioParts()).studio.bus).not.toBe(Container.boot(studioParts()).studio.bus);
  });

  it('opens runtimes with the file system, the host and the patience it was given', async () => {
    const opened: RuntimeOptions[] = [];
    const fileSystem = new MemoryFileSystem();
    const openRuntime = fakeOpenRuntime({}, (options) => opened.push(options));
    const { studio } = Container.boot(studioParts({ fileSystem, openRuntime }));
    await studio.call('openProject', { directory: '/games/starfall' });
    expect(opened[0]).toMatchObject({ host: 'a test', lockWaitMs: 250, directory: '/games/starfall' });
    expect(opened[0]?.fileSystem).toBe(fileSystem);
  });

  it('has projects watched by whom the host names, and by nobody otherwise', async () => {
    const opened: RuntimeOptions[] = [];
    const openRuntime = fakeOpenRuntime({}, (options) => opened.push(options));
    const observation = { watch: new ManualWatch().watch, clock: new ManualClock() };
    await Container.boot(studioParts({ openRuntime, observation })).studio.call('openProject', { directory: '/games/starfall' });
    await Container.boot(studioParts({ openRuntime })).studio.call('openProject', { directory: '/games/starfall' });
    expect(opened.map((options) => options.observation)).toEqual([observation, undefined]);
  });

  it('tells the free services where an open project is', async () => {
    let directoryOf: (id: string) => string | undefined = () => 'not asked';
    const freeServices: StudioParts['freeServices'] = (_, find) => {
      directoryOf = find;
      return fakeFreeServices();
    };
    const { studio } = Container.boot(studioParts({ freeServices }));
    expect(directoryOf('project-1')).toBeUndefined();
    await studio.call('openProject', { directory: '/games/starfall' });
    expect(directoryOf('project-1')).toBe('/games/starfall');
  });

  it('passes what a listener of the bus throws to whoever reports it', async () => {
    const reported: unknown[] = [];
    const { studio } = Container.boot(studioParts({ reportListenerError: (error) => reported.push(error) }));
    const subscription = studio.bus.any(() => {
      throw new Error('a listener failed');
    });
    await studio.call('openProject', { directory: '/games/starfall' });
    subscription.dispose();
    expect(reported).toEqual([new Error('a listener failed')]);
  });
});
