/** Texts of the review of a change. */
export const words = {
  reviewing: 'Review the change',
  working: 'Asking the packer what this would do',
  apply: 'Apply',
  applying: 'Applying',
  applyUndo: 'Undo it',
  lookAgain: 'Look again',
  says: 'Nothing is written before you apply it.',
  nothing: 'Nothing would change.',
  undo: 'Undo',
  undoLast: 'Undo the last change',
  group: 'Changes',
  kept: (path: string, at: string) => `Somebody saved ${path} meanwhile; those bytes are kept in ${at}`,
  unknown: 'It is applied, but the disk did not confirm it. Open the project again before going on.',
  stale: 'The disk changed since this was shown. Look again before applying it.',
} as const;
