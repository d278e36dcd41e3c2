import { useState, type JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import type { ProposedChange } from '../../state/proposals.ts';
import { TextField } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import { lastPart, titleOf } from './asset-cells.tsx';
import type { AssetsDialog } from './desk.ts';
import { FolderField, joined, trimmed } from './folder-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { refOf } from './use-picking.ts';
import { useTrial } from './use-trial.ts';

export interface PlaceDialogProps {
  readonly dialog: Extract<AssetsDialog, { readonly kind: 'place' }>;
  readonly onClose: () => void;
}

/** Where assets are to be moved or copied to: a folder, and for a single thing what its own folder is called. */
export function PlaceDialog({ dialog, onClose }: PlaceDialogProps): JSX.Element {
  const { how, assets, from } = dialog;
  const [first] = assets;
  const single = from === undefined && assets.length === 1 ? first : undefined;
  const [folder, setFolder] = useState(() => (from === undefined ? commonFolder(assets) : parentOf(from)));
  const [name, setName] = useState(() => (how === 'duplicate' ? words.suffixValue : lastPart(from ?? first?.root ?? '')));
  const trial = useTrial(onClose);
  const changes = changesOf(dialog, trimmed(folder), how === 'duplicate' && single ? `${lastPart(single.root)}${name}` : name);
  const [title, says] = how === 'move' ? [words.moveTitle, words.moveSays] : [words.duplicateTitle, words.duplicateSays];
  const isNamed = how === 'duplicate' || single !== undefined || from !== undefined;
  return (
    <FormDialog
      size="medium"
      title={title(formatCount(from === undefined ? assets.length : 1), from ?? (first ? titleOf(first) : ''))}
      says={says}
      blocked={changes.length === 0 || (how === 'move' && isNamed && trimmed(name) === '')}
      working={trial.trying}
      error={trial.error}
      onGo={() => void trial.go(changes)}
      onClose={onClose}
    >
      {isNamed && <TextField label={how === 'duplicate' ? words.suffix : words.directory} mono value={name} onValue={setName} autoFocus />}
      <FolderField value={folder} onValue={setFolder} autoFocus={!isNamed} />
      {single && <p className="assets-faint">{printable(words.root(joined(trimmed(folder), how === 'duplicate' ? `${lastPart(single.root)}${name}` : trimmed(name))))}</p>}
    </FormDialog>
  );
}

/** One change an asset; those that stay where they are take no part. */
function changesOf({ how, assets, from }: PlaceDialogProps['dialog'], folder: string, name: string): readonly ProposedChange[] {
  if (how === 'duplicate') {
    return assets.map((asset) => {
      const last = assets.length === 1 ? name : `${lastPart(asset.root)}${name}`;
      return { kind: 'duplicate_asset', asset: refOf(asset), to: joined(folder, last), included_in_build: asset.included_in_build };
    });
  }
  return movesOf(assets, (root) => {
    if (from !== undefined) return `${joined(folder, trimmed(name))}${root.slice(from.length)}`;
    return joined(folder, assets.length === 1 ? trimmed(name) : lastPart(root));
  });
}

export function movesOf(assets: readonly AssetRow[], to: (root: string) => string): readonly ProposedChange[] {
  return assets.flatMap((asset) => (to(asset.root) === asset.root ? [] : [{ kind: 'relocate_asset' as const, asset: refOf(asset), to: to(asset.root) }]));
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** The folder they all lie in, or none. */
function commonFolder(assets: readonly AssetRow[]): string {
  const first = assets[0]?.folder ?? '';
  return assets.every(({ folder }) => folder === first) ? first : '';
}
