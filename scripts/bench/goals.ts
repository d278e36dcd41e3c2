/** What a measurement is held against. `limit` and `aim` are what the measured number must not exceed. */
export interface Goal {
  readonly id: string;
  readonly job: string;
  /** What `limit` is a multiple of. */
  readonly against: string;
  readonly limit: number;
  readonly aim?: number;
}

export const goals = {
  warmOpen: { id: 'S1', job: 'warm open', against: 'git status --porcelain', limit: 1.5, aim: 1.2 },
  warmOpenLarge: { id: 'S2', job: 'warm open, 100,000 assets', against: 'git status --porcelain', limit: 1, aim: 0.7 },
  coldOpen: { id: 'S3', job: 'cold open', against: 'find | xargs -P2 sha256sum', limit: 1.6, aim: 1 },
  coldOpenGit: { id: 'S4', job: 'cold open', against: 'git add -A', limit: 0.2, aim: 0.1 },
  packTar: { id: 'S5', job: 'full pack', against: 'tar cf + sync', limit: 12, aim: 5 },
  packAsar: { id: 'S5', job: 'full pack', against: 'asar pack', limit: 0.35, aim: 0.2 },
  convertBusy: { id: 'S6', job: 'PNG to 4 bit, busy', against: 'inflateSync', limit: 2.2, aim: 1.6 },
  convertFlat: { id: 'S6', job: 'PNG to 4 bit, flat', against: 'inflateSync', limit: 2.2, aim: 1.6 },
  packCached: { id: 'S7', job: 'pack, all cached, no build/', against: 'tar cf + sync', limit: 2.5, aim: 1.5 },
  packUnchanged: { id: 'S7', job: 'pack, all cached, unchanged', against: 'tar cf + sync', limit: 2.5, aim: 1.5 },
  packOne: { id: 'S8', job: 'pack, one asset changed', against: 'full pack', limit: 0.15, aim: 0.05 },
  editInPlace: { id: 'S9', job: 'edit in place told, median', against: '20 ms', limit: 1, aim: 0.25 },
  editInPlaceWorst: { id: 'S9', job: 'edit in place told, worst of 50', against: '100 ms', limit: 1 },
  editByRename: { id: 'S9', job: 'edit by rename told, median', against: '20 ms', limit: 1, aim: 0.25 },
  editByRenameWorst: { id: 'S9', job: 'edit by rename told, worst of 50', against: '100 ms', limit: 1 },
  watchReady: { id: 'S10', job: 'watch ready', against: '@parcel/watcher', limit: 1.2, aim: 0.6 },
  watchReadyLarge: { id: 'S10', job: 'watch ready, 100,000 assets', against: '@parcel/watcher', limit: 1.2, aim: 0.6 },
  readOne: { id: 'S11', job: 'one asset', against: '20 µs', limit: 1 },
  readPage: { id: 'S11', job: 'filtered, sorted page of 50', against: '2 ms', limit: 1 },
  memoryStatus: { id: 'S12', job: 'peak memory, cold open', against: '250 MiB', limit: 1 },
  memoryWarm: { id: 'S12', job: 'peak memory, warm open', against: '150 MiB', limit: 1 },
  memoryPack: { id: 'S12', job: 'peak memory, full pack', against: '400 MiB', limit: 1 },
  assetpackCold: { id: 'S13', job: 'full pack, 1,000 assets', against: 'assetpack, copying only', limit: 1, aim: 0.7 },
  assetpackWarm: { id: 'S13', job: 'pack unchanged, 1,000 assets', against: 'assetpack, warm', limit: 0.4, aim: 0.2 },
  start: { id: 'S14', job: 'prometeu --version', against: 'node -e 0', limit: 2, aim: 1.5 },
} as const satisfies Record<string, Goal>;
