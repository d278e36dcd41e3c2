import type { Result } from '../base/result.ts';
import type { PackerError } from '../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../contract/operations.ts';
import type { PackerRuntime } from '../packer/runtime/packer-runtime.ts';
import type { ProjectOperationName, Services } from '../packer/runtime/services.ts';
import type { Activity } from './activity.ts';

type FindRuntime = (projectId: string) => Result<PackerRuntime, PackerError>;

/** Each finds the runtime of its `project_id` and hands the request on. */
export function projectServices(find: FindRuntime, activity: Activity): Services<ProjectOperationName> {
  function toRuntime<N extends ProjectOperationName>(name: N) {
    return async (request: ValidRequestOf<N>): Promise<AnswerOf<N>> => {
      const found = find(request.project_id);
      if (!found.ok) return found;
      return activity.during(name, request.project_id, () => found.value.services[name](request));
    };
  }
  return {
    getProjectStatus: toRuntime('getProjectStatus'),
    getProjectSettings: toRuntime('getProjectSettings'),
    updateProjectSettings: toRuntime('updateProjectSettings'),
    listAssets: toRuntime('listAssets'),
    listTree: toRuntime('listTree'),
    getAssetDetails: toRuntime('getAssetDetails'),
    summarizeAssets: toRuntime('summarizeAssets'),
    listArtifacts: toRuntime('listArtifacts'),
    listUnregistered: toRuntime('listUnregistered'),
    getPreview: toRuntime('getPreview'),
    getPreviewPart: toRuntime('getPreviewPart'),
    getThumbnails: toRuntime('getThumbnails'),
    runDoctor: toRuntime('runDoctor'),
    listDiagnostics: toRuntime('listDiagnostics'),
    getFixes: toRuntime('getFixes'),
    previewChange: toRuntime('previewChange'),
    applyChange: toRuntime('applyChange'),
    previewUndo: toRuntime('previewUndo'),
    undoChange: toRuntime('undoChange'),
    listHistory: toRuntime('listHistory'),
    getDivergence: toRuntime('getDivergence'),
    refresh: toRuntime('refresh'),
    previewReconcile: toRuntime('previewReconcile'),
    applyReconcile: toRuntime('applyReconcile'),
    summarizePackWorkspace: toRuntime('summarizePackWorkspace'),
    validatePackWorkspace: toRuntime('validatePackWorkspace'),
    packWorkspace: toRuntime('packWorkspace'),
    cancelPack: toRuntime('cancelPack'),
    getLastPack: toRuntime('getLastPack'),
    getPackReport: toRuntime('getPackReport'),
    savePackReport: toRuntime('savePackReport'),
    verifyDeterminism: toRuntime('verifyDeterminism'),
  };
}
