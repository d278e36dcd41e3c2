import type { JSX } from 'react';
import { CreateDialog } from './create-dialog.tsx';
import type { AssetsDialog } from './desk.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { PreloadDialog } from './preload-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

export function AssetDialogs({ dialog, onClose }: { readonly dialog: AssetsDialog | undefined; readonly onClose: () => void }): JSX.Element | null {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'rename':
      return <RenameDialog asset={dialog.asset} onClose={onClose} />;
    case 'place':
      return <PlaceDialog dialog={dialog} onClose={onClose} />;
    case 'preload':
      return <PreloadDialog assets={dialog.assets} onClose={onClose} />;
    case 'create':
      return <CreateDialog dialog={dialog} onClose={onClose} />;
    case 'import':
      return <ImportDialog asset={dialog.asset} files={dialog.files} onClose={onClose} />;
  }
}
