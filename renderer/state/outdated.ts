import type { EventType } from '../../src/contract/events.ts';
import type { PageOperationName } from '../../src/contract/page.ts';

const snapshot: readonly EventType[] = ['snapshot.published'];
/** What is known of contents: health, findings, sizes, pictures. */
const contents: readonly EventType[] = ['snapshot.published', 'assets.checked'];
const drift: readonly EventType[] = [
  'snapshot.published',
  'state.changed',
  'drift.detected',
  'drift.resolved',
  'reconcile.finished',
  'reconcile.failed',
];
const history: readonly EventType[] = ['change.committed', 'change.undone', 'reconcile.finished'];
const build: readonly EventType[] = ['snapshot.published', 'pack.finished'];

/**
 * After which events an answer may be another: the one table of what is read again, and when. An operation that is
 * not in it is read once and kept until somebody asks again.
 */
export const outdatedBy: { readonly [N in PageOperationName]?: readonly EventType[] } = {
  getProjectStatus: [...drift, 'observation.changed'],
  listAssets: contents,
  getAssetDetails: contents,
  summarizeAssets: contents,
  listTree: contents,
  listDiagnostics: [...drift, 'assets.checked'],
  getFixes: [...drift, 'assets.checked'],
  listUnregistered: drift,
  listArtifacts: contents,
  getPreview: snapshot,
  getThumbnails: contents,
  runDoctor: drift,
  listHistory: history,
  getDivergence: drift,
  summarizePackWorkspace: build,
  validatePackWorkspace: drift,
  getLastPack: ['pack.phase', 'pack.finished', 'proof.finished'],
  getPackReport: ['pack.finished'],
  getProjectSettings: snapshot,
  inspectArchive: ['pack.finished'],
  verifyArchive: ['pack.finished'],
  diffArchives: ['pack.finished'],
};
