import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import { ioError } from '../../io/io-error.ts';
import type { Observer } from '../drift/observer.ts';
import { getAssetDetails, listArtifacts } from './assets/asset-details.ts';
import { ChangeControl } from './changes/change-control.ts';
import { changeServices } from './changes/change-services.ts';
import { getDivergence, refreshProject } from './drift/drift-services.ts';
import { runDoctor } from './diagnostics/doctor.ts';
import { listAssets, listUnregistered } from './assets/list-assets.ts';
import { getFixes } from './diagnostics/fixes.ts';
import { listDiagnostics } from './diagnostics/list-diagnostics.ts';
import { listTree } from './assets/list-tree.ts';
import { PackControl } from './pack/pack-control.ts';
import { PackMemory } from './pack/pack-memory.ts';
import { getPackReport, savePackReport } from './pack/pack-report.ts';
import { getLastPack, packWorkspace, proveDeterminism, validatePackWorkspace } from './pack/pack-services.ts';
import { PackSummaries } from './pack/pack-summary.ts';
import { applyReconcile, previewReconcile } from './drift/reconcile.ts';
import { observe } from './drift/observe.ts';
import type { PackerRuntime, RuntimeOptions } from './packer-runtime.ts';
import type { Project } from './project.ts';
import { Previews } from './preview/preview.ts';
import { getProjectSettings, updateProjectSettings } from './project-settings.ts';
import { prepareRows } from './assets/rows.ts';
import type { ProjectOperationName, Services } from './services.ts';
import { getProjectStatus } from './status.ts';
import { summarizeAssets } from './assets/summarize-assets.ts';

/** The services of one open project, and its end. */
export class OpenProject implements PackerRuntime {
  readonly projectId: string;
  readonly sessionId: string;
  readonly services: Services<ProjectOperationName>;
  readonly #project: Project;
  readonly #packs = new PackControl();
  readonly #packed = new PackMemory();
  readonly #previews: Previews;
  readonly #changes = new ChangeControl();
  readonly #observer: Observer | undefined;
  #closing: Promise<void> | undefined;

  constructor(project: Project, observation?: RuntimeOptions['observation']) {
    this.#project = project;
    this.projectId = project.parts.projectId;
    this.sessionId = project.parts.sessionId;
    this.#previews = new Previews(project, turn);
    this.services = this.#makeServices(project, this.#packs);
    this.#observer = observation && observe(project, observation);
    // Whoever has a project watched is about to list it: the rows are there before the first page asks.
    if (observation) void prepareRows(project, turn, () => this.#closing !== undefined);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** In reverse of opening: no new call, packs and changes ended, the fact announced. */
  async #close(): Promise<void> {
    try {
      await this.#observer?.close();
      await Promise.all([this.#packs.close(), this.#changes.close(), this.#previews.close()]);
      this.#project.saveCache();
    } finally {
      // A bug in any of these is thrown on; the project is closed all the same.
      this.#project.parts.publisher.publish('project.closed', this.#project.snapshot.generation, {});
    }
  }

  #makeServices(project: Project, packs: PackControl): Services<ProjectOperationName> {
    const open = <T>(answer: () => Promise<Result<T, PackerError>>): Promise<Result<T, PackerError>> =>
      this.#closing ? Promise.resolve(err(closed())) : asData(answer);
    const changes = changeServices(project, this.#changes, turn);
    const summaries = new PackSummaries(project, this.#packed, turn);
    return {
      previewChange: (request) => open(() => changes.previewChange(request)),
      applyChange: (request) => open(() => changes.applyChange(request)),
      previewUndo: (request) => open(() => changes.previewUndo(request)),
      undoChange: (request) => open(() => changes.undoChange(request)),
      listHistory: (request) => open(() => changes.listHistory(request)),
      getProjectStatus: () => open(async () => getProjectStatus(project)),
      listAssets: (request) => open(async () => listAssets(project, request)),
      listTree: (request) => open(async () => listTree(project, request)),
      listUnregistered: (request) => open(async () => listUnregistered(project, request)),
      listArtifacts: (request) => open(() => listArtifacts(project, request)),
      getPreview: (request) => open(() => this.#previews.getPreview(request)),
      getPreviewPart: (request) => open(() => this.#previews.getPreviewPart(request)),
      getThumbnails: (request) => open(() => this.#previews.getThumbnails(request)),
      listDiagnostics: (request) => open(async () => listDiagnostics(project, request)),
      getFixes: (request) => open(() => getFixes(project, request, (wanted) => changes.previewChange(wanted))),
      getProjectSettings: () => open(async () => getProjectSettings(project)),
      summarizeAssets: (request) => open(async () => summarizeAssets(project, request)),
      getAssetDetails: (request) => open(() => getAssetDetails(project, request)),
      runDoctor: (request) => open(() => runDoctor(project, request, turn)),
      getDivergence: (request) => open(() => getDivergence(project, request)),
      refresh: () => open(() => refreshProject(project)),
      updateProjectSettings: (request) => open(() => this.#changes.run((signal) => updateProjectSettings(project, request, signal))),
      previewReconcile: ({ decisions }) => open(() => previewReconcile(project, decisions, turn)),
      applyReconcile: ({ preview }) => open(() => this.#changes.run((signal) => applyReconcile(project, preview, signal))),
      summarizePackWorkspace: (request) => open(() => summaries.summarizePackWorkspace(request)),
      validatePackWorkspace: (request) => open(() => validatePackWorkspace(project, request, turn)),
      packWorkspace: (request) => open(() => packs.run(request.mode, (ticket) => packWorkspace(project, request, ticket, this.#packed))),
      getLastPack: (request) => open(async () => getLastPack(this.#packed, packs, request)),
      getPackReport: (request) => open(() => getPackReport(project, this.#packed, request)),
      savePackReport: (request) => open(() => this.#changes.run((signal) => savePackReport(project, this.#packed, request, signal))),
      cancelPack: () => open(async () => ok({ cancelled: packs.cancel() })),
      verifyDeterminism: () => open(() => proveDeterminism(project, packs, this.#packed)),
    };
  }
}

/** A failure of the disk that nobody had an answer of its own for is an answer all the same; a bug is thrown on. */
async function asData<T>(answer: () => Promise<Result<T, PackerError>>): Promise<Result<T, PackerError>> {
  try {
    return await answer();
  } catch (error) {
    return err(ioError(error, 'use', 'the project'));
  }
}

/** Lets the event loop turn between two pieces of synchronous work. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function closed(): PackerError {
  return packerError('project_closed', 'The project has been closed.', 'Open it again.');
}
