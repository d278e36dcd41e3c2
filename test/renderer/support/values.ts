import type { EventOf, EventType } from '../../../src/contract/events.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';

/** Contract values for tests of the page; each names only what its test is about. */

export function status(more: Partial<ProjectStatus> = {}): ProjectStatus {
  return {
    generation: 1,
    state: 'fresh',
    project_id: 'starfall',
    session_id: 'session-1',
    directory: '/games/starfall',
    sequence: 0,
    observation: { mode: 'live', checked_at: '2026-01-02T03:04:05.000Z' },
    access: { mode: 'read_write' },
    counts: { registered: 3, included: 3, excluded: 0, missing: 0, unregistered: 0, artifacts: 9 },
    problems: { errors: 0, warnings: 0, infos: 0, unchecked_assets: 0 },
    reasons: [],
    ...more,
  };
}

export function event<T extends EventType>(
  type: T,
  body: Omit<EventOf<T>, 'type' | 'project_id' | 'session_id' | 'at' | 'generation'> & { readonly generation?: number },
): EventOf<T> {
  return { project_id: 'starfall', session_id: 'session-1', generation: 1, at: '2026-01-02T03:04:05.000Z', type, ...body } as unknown as EventOf<T>;
}

export const info: ResponseOf<'getStudioInfo'> = {
  version: '0.1.0',
  host: 'browser',
  abilities: { pick_project: false, reveal_file: false },
};

export const settings: ResponseOf<'getStudioSettings'> = { theme: 'dark', density: 'compact', layout: {} };
