import { ok } from '../../base/result.ts';
import type { ProjectStatus } from '../../contract/operations/project.ts';
import type { AnswerOf } from '../../contract/operations.ts';
import { registeredRoots, unregisteredRoots } from '../snapshot/query.ts';
import type { Snapshot } from '../snapshot/model.ts';
import type { Project } from './project.ts';
import { problemCounts, registryReading } from './assets/rows.ts';

/** State, generation and sequence at one instant, with the counts of the snapshot (operations.md §2, §4). */
export function getProjectStatus(project: Project): AnswerOf<'getProjectStatus'> {
  const { projectId, sessionId, publisher } = project.parts;
  const status: ProjectStatus = {
    ...project.stamp(),
    project_id: projectId,
    session_id: sessionId,
    directory: project.parts.project.path,
    sequence: publisher.sequence,
    observation: {
      ...project.observation,
      checked_at: project.checkedAt.toISOString(),
    },
    access: project.access,
    counts: countsOf(project.snapshot),
    ...registryReading(project.snapshot),
    problems: problemCounts(project),
    reasons: [...project.state.reasons],
    ...(project.progress && { progress: project.progress }),
  };
  return ok(status);
}

/** A snapshot never changes. */
const counted = new WeakMap<Snapshot, ProjectStatus['counts']>();

export function countsOf(snapshot: Snapshot): ProjectStatus['counts'] {
  const counts = counted.get(snapshot) ?? count(snapshot);
  counted.set(snapshot, counts);
  return { ...counts };
}

/** Takes over what was counted in a snapshot that is the same. */
export function believeCounts(snapshot: Snapshot, counts: ProjectStatus['counts']): void {
  counted.set(snapshot, counts);
}

function count(snapshot: Snapshot): ProjectStatus['counts'] {
  const registered = registeredRoots(snapshot);
  const entries = [...registered.map((asset) => asset.entry), ...snapshot.missing];
  const included = entries.filter((entry) => entry.included_in_build).length;
  return {
    registered: entries.length,
    included,
    excluded: entries.length - included,
    missing: snapshot.missing.length,
    unregistered: unregisteredRoots(snapshot).length,
    artifacts: snapshot.roots.reduce((sum, asset) => sum + asset.artifacts.length, 0),
  };
}
