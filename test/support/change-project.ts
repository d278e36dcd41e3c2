import { EventBus } from '../../src/base/event-bus.ts';
import type { Result } from '../../src/base/result.ts';
import { packerError, type PackerError } from '../../src/contract/errors.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import type { RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import { operations } from '../../src/contract/operations.ts';
import type { ChangeResult, Preview } from '../../src/contract/operations/changes.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryFileSystem } from '../../src/io/memory-file-system.ts';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import type { ProjectLock } from '../../src/io/project-lock.ts';
import { OpenProject } from '../../src/packer/runtime/open-project.ts';
import { openProject } from '../../src/packer/runtime/open.ts';
import type { Project } from '../../src/packer/runtime/project.ts';
import { makeWorkspace, type AssetSpec, type WorkspaceSpec } from './workspace.ts';

export const directory = '/project';

/** A change as a caller asks for it. */
export type Asked = RequestOf<'previewChange'>['changes'][number];

/** A durable disk with a project on it. */
export function diskWith(spec: WorkspaceSpec = {}): MemoryFileSystem {
  const disk = new MemoryFileSystem();
  disk.makeDirectory(directory);
  makeWorkspace(disk, directory, spec);
  disk.sync();
  return disk;
}

export function diskOf(...assets: readonly AssetSpec[]): MemoryFileSystem {
  return diskWith({ assets });
}

/** Everything in the managed workspace but what the packer keeps for itself, by path from the project's directory. */
export function workspaceOf(disk: MemoryFileSystem): Readonly<Record<string, string>> {
  const own = /^assets\/\.prometeu\/(?!index\.json)/u;
  const entries = [...disk.tree(directory)].map(([path, text]) => [path.slice(directory.length + 1), text] as const);
  return Object.fromEntries(entries.filter(([path]) => path !== '' && !own.test(path)));
}

export function valueOf<T>(result: Result<T, PackerError>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}

/** Throws unless it was refused. */
export function refusalOf(result: Result<unknown, PackerError>): PackerError {
  if (!result.ok) return result.error;
  throw new Error('it was not refused');
}

export interface OpenedOptions {
  readonly lock?: ProjectLock;
  readonly host?: string;
}

/** An open project on a disk, asked as the Studio asks it: requests with their defaults filled in. */
export class Opened {
  readonly project: Project;
  readonly open: OpenProject;
  readonly events: PackerEvent[];

  private constructor(project: Project, events: PackerEvent[]) {
    this.project = project;
    this.open = new OpenProject(project);
    this.events = events;
  }

  static async on(disk: FileSystem, { lock = new MemoryProjectLock(), host = 'a test' }: OpenedOptions = {}): Promise<Opened> {
    const bus = new EventBus<PackerEvent>((error) => {
      throw error;
    });
    const events: PackerEvent[] = [];
    bus.any((event) => events.push(event));
    const opened = await openProject({ directory, bus, fileSystem: disk, host, lockWaitMs: 0, lock: () => lock, now: () => new Date(1_800_000_000_000) });
    return new Opened(valueOf(opened), events);
  }

  get id(): string {
    return this.open.projectId;
  }

  preview(...changes: readonly Asked[]): Promise<Result<Preview, PackerError>> {
    const request = operations.previewChange.request.safeParse({ project_id: this.id, changes });
    if (!request.success) return Promise.resolve({ ok: false, error: packerError('invalid_request', request.error.message, 'Correct it.') });
    return this.open.services.previewChange(request.data);
  }

  /** As it comes back from another process. */
  apply(preview: Preview): Promise<Result<ChangeResult, PackerError>> {
    const request = operations.applyChange.request.parse(JSON.parse(JSON.stringify({ project_id: this.id, preview })));
    return this.open.services[preview.undoes === undefined ? 'applyChange' : 'undoChange'](request);
  }

  /** Previewed and applied. */
  async change(...changes: readonly Asked[]): Promise<ChangeResult> {
    return valueOf(await this.apply(valueOf(await this.preview(...changes))));
  }

  previewUndo(operation_id?: string): Promise<Result<Preview, PackerError>> {
    return this.open.services.previewUndo({ project_id: this.id, ...(operation_id === undefined ? {} : { operation_id }) });
  }

  async undo(operation_id?: string): Promise<ChangeResult> {
    return valueOf(await this.apply(valueOf(await this.previewUndo(operation_id))));
  }

  async history(offset = 0, limit = 100, assetId?: number): Promise<ResponseOf<'listHistory'>> {
    const about = assetId === undefined ? {} : { asset_id: assetId };
    return valueOf(await this.open.services.listHistory({ project_id: this.id, ...about, offset, limit }));
  }

  close(): Promise<void> {
    return this.open.close();
  }
}
