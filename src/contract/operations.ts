import type { z } from 'zod';
import type { PackerError } from './errors.ts';
import type { Result } from '../base/result.ts';
import { diffArchives, extractEntry, inspectArchive, verifyArchive } from './operations/archive.ts';
import {
  describeFamilies,
  getAssetDetails,
  listArtifacts,
  listAssets,
  listDiagnostics,
  listTree,
  listUnregistered,
  runDoctor,
} from './operations/assets.ts';
import { applyChange, listHistory, previewChange, previewUndo, undoChange } from './operations/changes.ts';
import { applyReconcile, getDivergence, previewReconcile, refresh } from './operations/drift.ts';
import { getFixes } from './operations/fixes.ts';
import { mergeRegistry } from './operations/merge.ts';
import {
  cancelPack,
  getLastPack,
  getPackReport,
  packWorkspace,
  savePackReport,
  summarizePackWorkspace,
  validatePackWorkspace,
  verifyDeterminism,
} from './operations/pack.ts';
import { getPreview, getPreviewPart, getThumbnails } from './operations/preview.ts';
import { closeProject, getProjectSettings, getProjectStatus, initProject, openProject, reopenProject, updateProjectSettings } from './operations/project.ts';
import { summarizeAssets } from './operations/selection.ts';
import {
  createNamedProject,
  forgetRecentProject,
  getStudioInfo,
  getStudioSettings,
  listRecentProjects,
  openRecentProject,
  openSampleProject,
  pickProject,
  revealFile,
  stageImport,
  updateStudioSettings,
} from './operations/studio.ts';

/**
 * The one map of what can be asked of the packer: every adapter is derived from it (operations.md §3).
 * Names are the public ones.
 */
export const operations = {
  initProject,
  openProject,
  closeProject,
  reopenProject,
  getProjectStatus,
  getProjectSettings,
  updateProjectSettings,
  listAssets,
  listTree,
  getAssetDetails,
  summarizeAssets,
  listUnregistered,
  listArtifacts,
  describeFamilies,
  getPreview,
  getPreviewPart,
  getThumbnails,
  runDoctor,
  listDiagnostics,
  getFixes,
  previewChange,
  applyChange,
  previewUndo,
  undoChange,
  listHistory,
  getDivergence,
  refresh,
  previewReconcile,
  applyReconcile,
  summarizePackWorkspace,
  validatePackWorkspace,
  packWorkspace,
  cancelPack,
  getLastPack,
  getPackReport,
  savePackReport,
  verifyDeterminism,
  inspectArchive,
  verifyArchive,
  extractEntry,
  diffArchives,
  mergeRegistry,
  getStudioInfo,
  getStudioSettings,
  updateStudioSettings,
  listRecentProjects,
  openRecentProject,
  forgetRecentProject,
  createNamedProject,
  openSampleProject,
  pickProject,
  revealFile,
  stageImport,
} as const;

export type OperationName = keyof typeof operations;
/** What a caller may leave out is optional here; the receiver fills the defaults in. */
export type RequestOf<N extends OperationName> = z.input<(typeof operations)[N]['request']>;
/** The request after validation, defaults filled in. */
export type ValidRequestOf<N extends OperationName> = z.output<(typeof operations)[N]['request']>;
export type ResponseOf<N extends OperationName> = z.output<(typeof operations)[N]['response']>;
export type AnswerOf<N extends OperationName> = Result<ResponseOf<N>, PackerError>;
