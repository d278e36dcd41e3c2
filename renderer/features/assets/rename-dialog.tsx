import { useState, type JSX } from 'react';
import { newAssetNameProblem } from '../../../src/contract/asset-name.ts';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { TextField } from '../../ui/fields.tsx';
import { words } from '../../words/assets.ts';
import { titleOf } from './asset-cells.tsx';
import { FormDialog } from './form-dialog.tsx';
import { refOf } from './use-picking.ts';
import { useTrial } from './use-trial.ts';

export function RenameDialog({ asset, onClose }: { readonly asset: AssetRow; readonly onClose: () => void }): JSX.Element {
  const [name, setName] = useState(titleOf(asset));
  const trial = useTrial(onClose);
  const problem = newAssetNameProblem(name.normalize('NFC'));
  return (
    <FormDialog
      title={words.renameTitle(titleOf(asset))}
      says={words.renameSays}
      blocked={problem !== undefined || name === asset.asset_name}
      working={trial.trying}
      error={trial.error}
      onGo={() => void trial.go([{ kind: 'rename_asset', asset: refOf(asset), asset_name: name.normalize('NFC') }])}
      onClose={onClose}
    >
      <TextField
        label={words.name}
        value={name}
        onValue={setName}
        onFocus={(event) => event.target.select()}
        autoFocus
        error={problem === undefined ? undefined : words.nameWrong(problem)}
      />
    </FormDialog>
  );
}
