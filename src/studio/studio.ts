import type { EventBus, EventSource } from '../base/event-bus.ts';
import { err, ok } from '../base/result.ts';
import { packerError } from '../contract/errors.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { AnswerOf, OperationName, RequestOf, ValidRequestOf } from '../contract/operations.ts';
import type { FreeOperationName, ProjectOperationName, Services } from '../packer/runtime/services.ts';
import type { ProjectSessions } from './project-sessions.ts';
import { validateRequest } from './validate-request.ts';

/** What a host needs of the Studio: the contract's operations, the events, and an end. */
export interface StudioCalls {
  call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>;
  readonly bus: EventSource<PackerEvent>;
  dispose(): Promise<void>;
}

/**
 * The facade every host adapts (operations.md §3). A request is validated once, here, and goes to whoever
 * answers it: a directory's or an archive's own service, the sessions, or one project's runtime.
 */
export class Studio implements StudioCalls {
  readonly #bus: EventBus<PackerEvent>;
  readonly #sessions: ProjectSessions;
  readonly #services: Services<OperationName>;

  constructor(bus: EventBus<PackerEvent>, sessions: ProjectSessions, free: Services<FreeOperationName>) {
    this.#bus = bus;
    this.#sessions = sessions;
    this.#services = { ...unanswered(), ...free, ...sessionServices(sessions), ...projectServices(sessions) };
  }

  get bus(): EventSource<PackerEvent> {
    return this.#bus;
  }

  async call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    const valid = validateRequest(name, request);
    return valid.ok ? await this.#services[name](valid.value) : valid;
  }

  /** In reverse order of making: the projects, awaited, then the bus. */
  async dispose(): Promise<void> {
    try {
      await this.#sessions.closeAll();
    } finally {
      this.#bus.dispose();
    }
  }
}

/** Operations of the contract that nothing answers here. */
type UnansweredName = Exclude<OperationName, FreeOperationName | ProjectOperationName | 'openProject' | 'closeProject'>;

function unanswered(): Services<UnansweredName> {
  const answer = () => Promise.resolve(err(packerError('not_available', 'This program cannot do that.', 'Use another one.')));
  return {
    listArtifacts: answer,
    describeFamilies: answer,
    getPreview: answer,
    getPreviewPart: answer,
    getThumbnails: answer,
    getStudioInfo: answer,
    getStudioSettings: answer,
    updateStudioSettings: answer,
    listRecentProjects: answer,
    openRecentProject: answer,
    forgetRecentProject: answer,
    createNamedProject: answer,
    openSampleProject: answer,
    pickProject: answer,
    revealFile: answer,
    stageImport: answer,
  };
}

function sessionServices(sessions: ProjectSessions): Services<'openProject' | 'closeProject'> {
  return {
    async openProject({ directory }) {
      const opened = await sessions.open(directory);
      if (!opened.ok) return opened;
      return await opened.value.services.getProjectStatus({ project_id: opened.value.projectId });
    },
    async closeProject({ project_id }) {
      const closed = await sessions.close(project_id);
      return closed.ok ? ok({}) : closed;
    },
  };
}

/** Each finds the runtime of its `project_id` and hands the request on. */
function projectServices(sessions: ProjectSessions): Services<ProjectOperationName> {
  function toRuntime<N extends ProjectOperationName>(name: N) {
    return async (request: ValidRequestOf<N>): Promise<AnswerOf<N>> => {
      const found = sessions.find(request.project_id);
      return found.ok ? await found.value.services[name](request) : found;
    };
  }
  return {
    getProjectStatus: toRuntime('getProjectStatus'),
    listAssets: toRuntime('listAssets'),
    getAssetDetails: toRuntime('getAssetDetails'),
    listUnregistered: toRuntime('listUnregistered'),
    runDoctor: toRuntime('runDoctor'),
    previewChange: toRuntime('previewChange'),
    applyChange: toRuntime('applyChange'),
    previewUndo: toRuntime('previewUndo'),
    undoChange: toRuntime('undoChange'),
    listHistory: toRuntime('listHistory'),
    getDivergence: toRuntime('getDivergence'),
    refresh: toRuntime('refresh'),
    updateProjectSettings: toRuntime('updateProjectSettings'),
    previewReconcile: toRuntime('previewReconcile'),
    applyReconcile: toRuntime('applyReconcile'),
    summarizePackWorkspace: toRuntime('summarizePackWorkspace'),
    validatePackWorkspace: toRuntime('validatePackWorkspace'),
    packWorkspace: toRuntime('packWorkspace'),
    cancelPack: toRuntime('cancelPack'),
    verifyDeterminism: toRuntime('verifyDeterminism'),
  };
}
