import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { openContainedRoot, resolveContained, type ContainedRoot } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import { newOperationId } from '../../io/operation-id.ts';
import type { ProjectLock } from '../../io/project-lock.ts';
import { SqliteProjectLock } from '../../io/sqlite-project-lock.ts';
import { Lane } from '../commit/lane.ts';
import type { Medium } from '../commit/medium.ts';
import type { RecoveryReport } from '../commit/recovery-report.ts';
import { defaultInputBudget, defaultPayloadBudget } from '../pack/context.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { ProjectCache } from '../snapshot/project-cache.ts';
import { inSlices } from './in-slices.ts';
import { Inspection } from './diagnostics/inspection.ts';
import { OpenProject } from './open-project.ts';
import type { PackerRuntime, RuntimeOptions } from './packer-runtime.ts';
import { load, walkers } from './load.ts';
import { Project } from './project.ts';
import { Publisher } from './publisher.ts';
import { recoverIfOurs, standingRecords } from './recovering.ts';
import { loadSettled } from './settled-load.ts';

/** Opens a project and answers for it (`packer-runtime.ts`). Errors: see {@link openProject}. */
export async function openRuntime(options: RuntimeOptions): Promise<Result<PackerRuntime, PackerError>> {
  const opened = await openProject(options);
  return opened.ok ? ok(new OpenProject(opened.value, options.observation)) : opened;
}

/**
 * Opens a project: recovers under the lock what a dead process left, loads between commits, announces
 * `project.opened`. Errors: `project_not_found`, `project_busy`, or as the disk has it.
 */
export async function openProject(options: RuntimeOptions): Promise<Result<Project, PackerError>> {
  const root = openProjectDirectory(options);
  if (!root.ok) return root;
  const medium = mediumOf(root.value);
  const lock = (options.lock ?? ((project) => new SqliteProjectLock(project)))(root.value);
  const recovered = await recoverIfOurs(medium, lock, options.host);
  if (!recovered.ok) return recovered;
  const standing = new Set(standingRecords(recovered.value));
  const cache = new ProjectCache(root.value, walkers, options.cache ?? true);
  const loaded = await loadSettled(medium, standing, () => inSlices(load(root.value, 1, cache.known)), () => lock.holder());
  if (!loaded.ok) return loaded;
  return ok(assemble(options, { root: root.value, medium, lock, cache, recovery: recovered.value }, loaded.value));
}

/** A project is a directory that holds `assets/` (formats.md, words). */
function openProjectDirectory({ fileSystem, directory }: RuntimeOptions): Result<ContainedRoot, PackerError> {
  const root = openContainedRoot(fileSystem, directory);
  if (!root.ok) return root;
  const assets = resolveContained(root.value, 'assets');
  if (assets.ok && assets.value.stat.kind === 'directory') return root;
  if (!assets.ok && assets.error.code !== 'path_missing') return assets;
  return err(packerError('project_not_found', `${directory} has no assets/ directory.`, 'Make a new project there (on the command line: prometeu init).'));
}

function mediumOf({ fs, path }: ContainedRoot): Medium {
  return { fs, projectDir: path, flushBy: process.platform === 'win32' ? 'marker' : 'directory' };
}

interface Ground {
  readonly root: ContainedRoot;
  readonly medium: Medium;
  readonly lock: ProjectLock;
  readonly cache: ProjectCache;
  readonly recovery: RecoveryReport;
}

function assemble(options: RuntimeOptions, ground: Ground, first: Snapshot): Project {
  const { root, medium, lock, cache, recovery } = ground;
  const now = options.now ?? (() => new Date());
  const projectId = sha256(new TextEncoder().encode(root.path)).slice(0, 16);
  const sessionId = newOperationId();
  const project = new Project(
    {
      projectId,
      sessionId,
      project: root,
      medium,
      lock,
      lane: new Lane(medium, recovery),
      known: cache.known,
      cache,
      inspection: new Inspection(root, walkers, cache.facts),
      publisher: new Publisher(options.bus, projectId, sessionId, now),
      recovery,
      host: options.host,
      lockWaitMs: options.lockWaitMs,
      now,
      budgets: options.budgets ?? { inputs: defaultInputBudget, payloads: defaultPayloadBudget },
    },
    first,
  );
  project.parts.publisher.publish('project.opened', first.generation, { directory: root.path });
  return project;
}
