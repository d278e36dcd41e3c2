import { createContext, useContext } from 'react';
import { invariant } from '../../../src/base/invariant.ts';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import type { ChosenFile } from './chosen-files.ts';
import type { Thumbnails } from './thumbnails.ts';

/** What is asked of a person before a change can be proposed. */
export type AssetsDialog =
  | { readonly kind: 'rename'; readonly asset: AssetRow }
  /** `from`: a folder that goes as a whole, with what is below it. */
  | { readonly kind: 'place'; readonly how: 'move' | 'duplicate'; readonly assets: readonly AssetRow[]; readonly from?: string }
  | { readonly kind: 'preload'; readonly assets: readonly AssetRow[] }
  | { readonly kind: 'create'; readonly folder: string; readonly files: readonly ChosenFile[]; readonly name?: string }
  | { readonly kind: 'import'; readonly asset: AssetRow; readonly files: readonly ChosenFile[] };

/** What the parts of the workspace share. */
export interface Desk {
  readonly thumbnails: Thumbnails;
  readonly ask: (dialog: AssetsDialog) => void;
  /** Lets a person choose files, then goes on with them. */
  readonly chooseFiles: (then: (files: readonly ChosenFile[]) => void) => void;
  /** Back to the list, where a dialog or a bar that went away had the focus. */
  readonly focusList: () => void;
}

const Context = createContext<Desk | undefined>(undefined);

export const DeskProvider = Context.Provider;

export function useDesk(): Desk {
  const desk = useContext(Context);
  invariant(desk, 'a part of the Assets workspace stands outside it');
  return desk;
}
