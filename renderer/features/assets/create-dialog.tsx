import { useState, type JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import { newAssetNameProblem } from '../../../src/contract/asset-name.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import type { ProposedChange } from '../../state/proposals.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorState } from '../../ui/empty-state.tsx';
import { Select, Switch, TextField } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import type { AssetsDialog } from './desk.ts';
import { familyOf, inputsFor, nameOf, type Family } from './family-of-files.ts';
import { FileList, mostFiles } from './file-list.tsx';
import { FolderField, joined, trimmed } from './folder-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useStaging, type StagedFile } from './use-staging.ts';
import { useTrial } from './use-trial.ts';

export interface CreateDialogProps {
  readonly dialog: Extract<AssetsDialog, { readonly kind: 'create' }>;
  readonly onClose: () => void;
}

/** A new asset, empty or of files from outside. */
export function CreateDialog({ dialog, onClose }: CreateDialogProps): JSX.Element {
  const { data, error, again } = useQuery('describeFamilies', {});
  const [draft, setDraft] = useState(() => ({
    family: '',
    name: nameOf(dialog.files, dialog.name).normalize('NFC'),
    folder: dialog.folder,
    included: true,
    files: dialog.files,
  }));
  const change = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }));
  const trial = useTrial(onClose);
  const staging = useStaging();
  const created = useCreated();
  const families = data?.families ?? [];
  const family = families.find((one) => one.family === draft.family) ?? familyOf(families, draft.files);
  const root = joined(trimmed(draft.folder), draft.name.replaceAll('/', '-'));
  const problem = newAssetNameProblem(draft.name);
  const go = async (): Promise<void> => {
    const staged = await staging.stage(draft.files);
    if (!staged || !family) return;
    await trial.go(changesOf({ ...draft, root, family, staged }), () => void created(root));
  };
  const withFiles = dialog.files.length > 0;
  return (
    <FormDialog
      size="medium"
      title={withFiles ? words.makeTitle(formatCount(draft.files.length)) : words.createTitle}
      says={words.createSays}
      blocked={!family || problem !== undefined || draft.files.length > mostFiles || (withFiles && draft.files.length === 0)}
      working={trial.trying || staging.progress !== undefined}
      error={staging.error ?? trial.error}
      onGo={() => void go()}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onAgain={again} />}
      <div className="assets-pair">
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={draft.name}
          autoFocus
          error={draft.name === '' || problem === undefined ? undefined : words.nameWrong(problem)}
          onFocus={(event) => event.target.select()}
          onValue={(name) => change({ name: name.normalize('NFC') })}
        />
        <Select
          label={words.family}
          hint={family && takesOf(family)}
          value={family?.family ?? ''}
          options={families.map((one) => ({ value: one.family, label: one.title }))}
          onValue={(chosen) => change({ family: chosen })}
        />
      </div>
      <FolderField value={draft.folder} onValue={(folder) => change({ folder })} />
      <p className="assets-faint">{printable(words.root(root))}</p>
      {withFiles && <FileList files={draft.files} onFiles={(files) => change({ files })} staging={staging} />}
      <Switch label={words.includedSwitch} on={draft.included} onSwitch={(included) => change({ included })} />
    </FormDialog>
  );
}

function takesOf({ inputs }: Family): string {
  const extensions = inputs.flatMap((input) => input.extensions);
  return extensions.length === 0 ? words.familyTakesAll : words.familyTakes(extensions.join(', '));
}

interface Made {
  readonly root: string;
  readonly name: string;
  readonly family: Family;
  readonly included: boolean;
  readonly staged: readonly StagedFile[];
}

function changesOf({ root, name, family, included, staged }: Made): readonly ProposedChange[] {
  const inputs = inputsFor(family, staged.map(({ path }) => ({ path })));
  const create: ProposedChange = { kind: 'create_asset', root, family: family.family, asset_name: name, included_in_build: included, ...(inputs ? { inputs } : {}) };
  if (staged.length === 0) return [create];
  return [create, { kind: 'import_artifacts', asset: { root }, files: [...staged] }];
}

/** Selects what was made, as soon as the packer knows it. */
function useCreated(): (root: string) => Promise<void> {
  const studio = useStudio();
  const { project_id } = useProject();
  return async (root) => {
    const answer = await studio.call('getAssetDetails', { project_id, asset: { root }, artifact_limit: 0 });
    const id = answer.ok ? answer.value.asset.asset_id : undefined;
    if (id !== undefined) studio.navigation.follow({ asset_id: id });
  };
}
