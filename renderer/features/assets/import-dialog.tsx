import { useState, type JSX } from 'react';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { Switch } from '../../ui/fields.tsx';
import { words } from '../../words/assets.ts';
import { titleOf } from './asset-cells.tsx';
import type { ChosenFile } from './chosen-files.ts';
import { FileList, mostFiles } from './file-list.tsx';
import { FormDialog } from './form-dialog.tsx';
import { refOf } from './use-picking.ts';
import { useStaging } from './use-staging.ts';
import { useTrial } from './use-trial.ts';

export interface ImportDialogProps {
  readonly asset: AssetRow;
  readonly files: readonly ChosenFile[];
  readonly onClose: () => void;
}

/** Files go into an asset that is there. */
export function ImportDialog({ asset, files: chosen, onClose }: ImportDialogProps): JSX.Element {
  const [files, setFiles] = useState(chosen);
  const [replace, setReplace] = useState(false);
  const trial = useTrial(onClose);
  const staging = useStaging();
  const go = async (): Promise<void> => {
    const staged = await staging.stage(files);
    if (staged) await trial.go([{ kind: 'import_artifacts', asset: refOf(asset), files: [...staged], replace }]);
  };
  return (
    <FormDialog
      size="medium"
      title={words.importTitle(titleOf(asset))}
      says={words.importSays}
      blocked={files.length === 0 || files.length > mostFiles}
      working={trial.trying || staging.progress !== undefined}
      error={staging.error ?? trial.error}
      onGo={() => void go()}
      onClose={onClose}
    >
      <FileList files={files} onFiles={setFiles} staging={staging} />
      <Switch label={words.replace} hint={words.replaceHint} on={replace} onSwitch={setReplace} />
    </FormDialog>
  );
}
