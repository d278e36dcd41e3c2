import type { ReactNode, Ref } from 'react';
import type { ActionScene } from './asset-actions.ts';
import type { AssetView, Folders } from './use-asset-view.ts';

/** What tree and table are given alike. */
export interface ListProps {
  readonly scene: ActionScene;
  readonly view: AssetView;
  readonly folders: Folders;
  /** The folder that is chosen, where no asset is. */
  readonly folder: string | undefined;
  readonly onFolder: (path: string | undefined) => void;
  /** In place of rows when there are none. */
  readonly empty: ReactNode;
  readonly listRef: Ref<HTMLDivElement>;
  /** Takes the focus where nothing else has it. */
  readonly focusIfLost: () => void;
}
