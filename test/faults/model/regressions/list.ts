import type { Sequence } from '../steps.ts';
import { assetMovedByHand } from './asset-moved-by-hand.ts';
import { besideAWrongSlot } from './beside-a-wrong-slot.ts';
import { deletedAgainOverASave } from './deleted-again-over-a-save.ts';
import { fileWhereADirectoryGoes } from './file-where-a-directory-goes.ts';
import { idGivenAndTakenBack } from './id-given-and-taken-back.ts';
import { rootAroundAnother } from './root-around-another.ts';
import { twinAppears } from './twin-appears.ts';
import { undoneDeepInACopy } from './undone-deep-in-a-copy.ts';
import { undoneInsideOfAnother } from './undone-inside-of-another.ts';

/** Every counterexample that was ever found, shrunk; replayed in every run. */
export const regressions: Readonly<Record<string, Sequence>> = {
  assetMovedByHand,
  besideAWrongSlot,
  deletedAgainOverASave,
  fileWhereADirectoryGoes,
  idGivenAndTakenBack,
  rootAroundAnother,
  twinAppears,
  undoneDeepInACopy,
  undoneInsideOfAnother,
};
