import { describe, expect, it } from 'vitest';
import { err, ok } from '../../src/base/result.ts';
import type { PackerRuntime } from '../../src/packer/runtime/packer-runtime.ts';
import { Activity } from '../../src/studio/activity.ts';
import { projectServices } from '../../src/studio/project-services.ts';
import { closedError } from '../../src/studio/project-sessions.ts';
import { fakeProjectServices } from '../support/fake-services.ts';

function runtime(services: Parameters<typeof fakeProjectServices>[0] = {}): PackerRuntime {
  return { projectId: 'p', sessionId: 's', services: fakeProjectServices(services), close: () => Promise.resolve() };
}

describe('the services of open projects', () => {
  it('are all that a runtime has, each handed on to its own', async () => {
    const asked: unknown[] = [];
    const names = Object.keys(fakeProjectServices()) as (keyof ReturnType<typeof fakeProjectServices>)[];
    const recording = Object.fromEntries(names.map((name) => [name, (request: unknown) => Promise.resolve(ok([asked.push([name, request])]))]));
    const services = projectServices(() => ok(runtime(recording)), new Activity());
    expect(Object.keys(services).sort()).toEqual([...names].sort());
    for (const name of names) await services[name]({ project_id: 'p', of: name } as never);
    expect(asked).toEqual(names.map((name) => [name, { project_id: 'p', of: name }]));
  });

  it('answer why a project is not found, and ask nobody', async () => {
    const closed = closedError('the project is not open');
    const services = projectServices((id) => (id === 'p' ? ok(runtime()) : err(closed)), new Activity());
    expect(await services.getProjectStatus({ project_id: 'another' })).toEqual(err(closed));
    expect((await services.getProjectStatus({ project_id: 'p' })).ok).toBe(true);
  });

  it('tell what a project is doing while a pack runs', async () => {
    const activity = new Activity();
    const gate = Promise.withResolvers<never>();
    const services = projectServices(() => ok(runtime({ packWorkspace: () => gate.promise })), activity);
    const packing = services.packWorkspace({ project_id: 'p' } as never);
    expect(activity.of('p')).toBe('packing');
    gate.reject(new Error('over'));
    await expect(packing).rejects.toThrow('over');
    expect(activity.of('p')).toBeUndefined();
  });
});
