import type { AnswerOf, OperationName, ValidRequestOf } from '../../contract/operations.ts';

/** Operations that change the managed workspace, or say what would. */
export type ChangeOperationName = Extract<
  OperationName,
  'previewChange' | 'applyChange' | 'previewUndo' | 'undoChange' | 'listHistory'
>;

/** Operations that one open project answers. */
export type ProjectOperationName = Extract<
  OperationName,
  | ChangeOperationName
  | 'getProjectStatus'
  | 'getProjectSettings'
  | 'listAssets'
  | 'listTree'
  | 'getAssetDetails'
  | 'summarizeAssets'
  | 'listArtifacts'
  | 'listUnregistered'
  | 'getPreview'
  | 'getPreviewPart'
  | 'getThumbnails'
  | 'runDoctor'
  | 'listDiagnostics'
  | 'getFixes'
  | 'getDivergence'
  | 'refresh'
  | 'updateProjectSettings'
  | 'previewReconcile'
  | 'applyReconcile'
  | 'summarizePackWorkspace'
  | 'validatePackWorkspace'
  | 'packWorkspace'
  | 'cancelPack'
  | 'getLastPack'
  | 'getPackReport'
  | 'savePackReport'
  | 'verifyDeterminism'
>;

/** Operations that need no open project: they are about a directory, an archive or texts. */
export type FreeOperationName = Extract<
  OperationName,
  'initProject' | 'describeFamilies' | 'inspectArchive' | 'verifyArchive' | 'extractEntry' | 'diffArchives' | 'mergeRegistry'
>;

/** One function an operation. The request has been validated; the answer is data, never an exception. */
export type Services<N extends OperationName> = {
  readonly [K in N]: (request: ValidRequestOf<K>) => Promise<AnswerOf<K>>;
};
