/** Texts of what a change would do, wherever it is shown. */
export const words = {
  moves: 'Folders that move',
  files: 'Files',
  toTrash: 'to the trash',
  to: 'to',
  created: 'new',
  deleted: 'deleted',
  replaced: 'changed',
  bytes: 'Not text: compared by size and digest.',
  diffOf: (path: string) => `Changes in ${path}`,
  appear: (count: number) => (count === 1 ? '1 problem would appear' : `${count} problems would appear`),
  disappear: (count: number) => (count === 1 ? '1 problem would go' : `${count} problems would go`),
  same: 'No problem would come or go.',
  more: (count: string) => `and ${count} more`,
} as const;
