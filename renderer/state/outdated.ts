import type { EventType } from '../../src/contract/events.ts';
import type { PageOperationName } from '../../src/contract/page.ts';

const snapshot: readonly EventType[] = ['snapshot.published'];
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
  listAssets: snapshot,
  getAssetDetails: snapshot,
  listTree: snapshot,
  listDiagnostics: drift,
  listUnregistered: drift,
  listArtifacts: snapshot,
  getPreview: snapshot,
  getThumbnails: snapshot,
  runDoctor: drift,
  listHistory: history,
  getDivergence: drift,
  summarizePackWorkspace: build,
  validatePackWorkspace: drift,
  getLastPack: ['pack.phase', 'pack.finished'],
  getPackReport: ['pack.finished'],
  getProjectSettings: snapshot,
  inspectArchive: ['pack.finished'],
  verifyArchive: ['pack.finished'],
  diffArchives: ['pack.finished'],
};
