import { ok } from '../../src/base/result.ts';
import type { PackerEvent } from '../../src/contract/events.ts';
import type { OpenRuntime, PackerRuntime, RuntimeOptions } from '../../src/packer/runtime/packer-runtime.ts';
import type { FreeOperationName, ProjectOperationName, Services } from '../../src/packer/runtime/services.ts';
import * as sample from './sample-responses.ts';

/** Services that answer the samples, but for what a test says otherwise. */
export type FakeServices = Partial<Services<ProjectOperationName | FreeOperationName>>;

const answer = <T>(value: T) => () => Promise.resolve(ok(value));

export function fakeProjectServices(overrides: FakeServices = {}): Services<ProjectOperationName> {
  return {
    getProjectStatus: answer(sample.sampleStatus),
    listAssets: answer(sample.sampleAssets),
    getAssetDetails: answer(sample.sampleDetails),
    summarizeAssets: answer(sample.sampleSum),
    listTree: answer(sample.sampleTree),
    listArtifacts: answer(sample.sampleArtifacts),
    listUnregistered: answer(sample.sampleUnregistered),
    getPreview: answer(sample.sampleAssetPreview),
    getPreviewPart: answer(sample.samplePart),
    getThumbnails: answer(sample.sampleThumbnails),
    listDiagnostics: answer(sample.sampleProblems),
    getFixes: answer({ generation: 1, state: 'fresh', fixes: [] }),
    getProjectSettings: answer(sample.sampleSettings),
    runDoctor: answer({ ...sample.sampleDoctor, diagnostics: [] }),
    previewChange: answer(sample.samplePreview),
    applyChange: answer(sample.sampleChange),
    previewUndo: answer({ ...sample.samplePreview, changes: [], undoes: sample.sampleChange.operation_id }),
    undoChange: answer({ ...sample.sampleChange, undoes: sample.sampleChange.operation_id }),
    listHistory: answer(sample.sampleHistory),
    getDivergence: answer({ generation: 1, state: 'fresh', total: 0, counts: { content: 0, information: 0, decision: 0 }, items: [] }),
    refresh: answer({ generation: 1, state: 'fresh', published: false, decisions: 0 }),
    updateProjectSettings: ({ refresh = 'automatic', size_budgets = {}, companions = [] }) =>
      Promise.resolve(ok({ generation: 1, state: 'fresh', refresh, size_budgets, companions })),
    previewReconcile: ({ decisions }) => Promise.resolve(ok({ ...sample.samplePreview, changes: [], decisions })),
    applyReconcile: answer({ ...sample.sampleChange, undoable: true }),
    summarizePackWorkspace: answer(sample.samplePlan),
    validatePackWorkspace: answer(sample.sampleValidation),
    packWorkspace: answer(sample.samplePack),
    cancelPack: answer({ cancelled: true }),
    getLastPack: answer({ running: false, result: sample.samplePack }),
    getPackReport: answer(sample.sampleReport),
    savePackReport: answer(sample.sampleSavedReport),
    verifyDeterminism: answer(sample.sampleDeterminism),
    ...overrides,
  };
}

export function fakeFreeServices(overrides: FakeServices = {}): Services<FreeOperationName> {
  return {
    initProject: ({ directory }) =>
      Promise.resolve(ok({ directory, created: ['assets/.prometeu/index.json'], kept: ['assets/.prometeu/.gitignore'] })),
    describeFamilies: answer(sample.sampleFamilies),
    inspectArchive: answer(sample.sampleInspection),
    verifyArchive: answer(sample.sampleVerification),
    extractEntry: ({ output }) =>
      Promise.resolve(ok({ asset_id: 1, asset_name: 'player ship', output, size: 8224, sha256: '1'.repeat(64) })),
    diffArchives: answer(sample.sampleDiff),
    mergeRegistry: ({ ours }) => Promise.resolve(ok({ outcome: 'merged', text: ours, renumbered: [] })),
    ...overrides,
  };
}

/** The envelope of an event of the sample project. */
export const sampleEnvelope = {
  project_id: sample.sampleStatus.project_id,
  session_id: sample.sampleStatus.session_id,
  generation: 1,
  at: '2026-03-24T13:42:57.000Z',
} as const;

/** Opens runtimes that announce themselves on the bus they were given and answer with these services. */
export function fakeOpenRuntime(
  overrides: FakeServices = {},
  opened: (options: RuntimeOptions) => void = () => undefined,
): OpenRuntime {
  return (options) => {
    opened(options);
    const event: PackerEvent = { ...sampleEnvelope, sequence: 1, type: 'project.opened', directory: options.directory };
    options.bus.publish(event);
    const runtime: PackerRuntime = {
      projectId: sample.sampleStatus.project_id,
      sessionId: sample.sampleStatus.session_id,
      services: fakeProjectServices(overrides),
      close: () => {
        options.bus.publish({ ...sampleEnvelope, sequence: 2, type: 'project.closed' });
        return Promise.resolve();
      },
    };
    return Promise.resolve(ok(runtime));
  };
}
