import type { OperationName } from './operations.ts';

/**
 * What a page may ask for. Left out: everything that takes a path chosen by the caller. Inside these, too, a page
 * names no path outside an opened project: `import_artifacts` takes `staged:<id>` alone, an archive is named by its
 * project.
 */
export const pageOperations = [
  'getStudioInfo',
  'getStudioSettings',
  'updateStudioSettings',
  'listRecentProjects',
  'openRecentProject',
  'forgetRecentProject',
  'createNamedProject',
  'openSampleProject',
  'pickProject',
  'revealFile',
  'stageImport',
  'closeProject',
  'reopenProject',
  'getProjectStatus',
  'getProjectSettings',
  'updateProjectSettings',
  'listAssets',
  'listTree',
  'getAssetDetails',
  'listUnregistered',
  'listArtifacts',
  'describeFamilies',
  'getPreview',
  'getPreviewPart',
  'getThumbnails',
  'runDoctor',
  'listDiagnostics',
  'getFixes',
  'previewChange',
  'applyChange',
  'previewUndo',
  'undoChange',
  'listHistory',
  'getDivergence',
  'refresh',
  'previewReconcile',
  'applyReconcile',
  'summarizePackWorkspace',
  'validatePackWorkspace',
  'packWorkspace',
  'cancelPack',
  'getLastPack',
  'getPackReport',
  'savePackReport',
  'verifyDeterminism',
  'inspectArchive',
  'verifyArchive',
  'diffArchives',
] as const satisfies readonly OperationName[];

export type PageOperationName = (typeof pageOperations)[number];
