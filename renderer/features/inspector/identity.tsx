import { useState, type JSX, type KeyboardEvent } from 'react';
import { FolderOpen, PencilLine } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { newAssetNameProblem } from '../../../src/contract/asset-name.ts';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useProject, useShell, useStudio } from '../../state/context.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { CopyableText } from '../../ui/copyable-text.tsx';
import { Switch, TextField } from '../../ui/fields.tsx';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { words } from '../../words/inspector.ts';
import type { AssetDetails, FamilyDescription } from './asset-details.ts';

export interface IdentityProps {
  readonly asset: AssetRef;
  readonly details: AssetDetails;
  readonly family: FamilyDescription | undefined;
}

/** Who the asset is, and what it comes to in the archive. */
export function Identity({ asset, details, family }: IdentityProps): JSX.Element {
  const studio = useStudio();
  const { project_id, access } = useProject();
  const canReveal = useShell().info?.abilities.reveal_file === true;
  const { asset: row } = details;
  const [renaming, setRenaming] = useState(false);
  const isClosed = access.mode === 'read_only';
  const canRename = row.present && row.asset_name !== undefined && !isClosed;
  const reveal = async (): Promise<void> => {
    const answer = await studio.call('revealFile', { project_id, path: `assets/${row.root}` });
    if (!answer.ok) studio.notices.refuse(answer.error);
  };
  const include = (included_in_build: boolean): void => {
    if (row.asset_id !== undefined) void studio.proposals.change({ kind: 'set_included', asset_ids: [row.asset_id], included_in_build });
  };
  return (
    <header className="inspector-identity">
      <div className="inspector-title">
        {renaming && row.asset_name !== undefined ? (
          <>
            <h2 className="inspector-renamed">
              <VisuallyHidden>{row.asset_name}</VisuallyHidden>
            </h2>
            <Rename asset={asset} name={row.asset_name} onDone={() => setRenaming(false)} />
          </>
        ) : (
          <>
            <h2 title={row.asset_name === undefined ? undefined : printable(row.asset_name)} onDoubleClick={() => canRename && setRenaming(true)}>
              {printable(row.asset_name ?? row.root)}
            </h2>
            {canRename && <IconButton label={words.identity.rename} icon={PencilLine} onClick={() => setRenaming(true)} />}
          </>
        )}
        {canReveal && row.present && <IconButton label={words.identity.reveal} icon={FolderOpen} onClick={() => void reveal()} />}
        <span className="inspector-tools-gap" />
        <Health details={details} />
        {row.asset_id !== undefined && <Switch label={words.identity.inBuild} on={row.included_in_build} disabled={isClosed} onSwitch={include} />}
      </div>
      <div className="inspector-names">
        {row.asset_id !== undefined && <CopyableText label={words.identity.id} text={String(row.asset_id)} short={`#${row.asset_id}`} />}
        <CopyableText label={words.identity.root} text={row.root} />
        {row.asset_uuid !== undefined && <CopyableText label={words.identity.uuid} text={row.asset_uuid} short={`${row.asset_uuid.slice(0, 8)}…`} />}
      </div>
      <dl className="inspector-facts">
        <Fact name={words.identity.family} value={family?.title ?? row.family} />
        <Fact name={words.identity.packed} value={row.packed_size === undefined ? undefined : formatBytes(row.packed_size)} />
        <Fact name={words.identity.inputs} value={row.present ? words.identity.inputsOf(formatCount(row.input_count), formatBytes(row.input_bytes)) : undefined} />
        <Fact name={words.identity.slot} value={row.slot === undefined ? undefined : String(row.slot)} />
        <Fact name={words.identity.format} value={details.format} mono />
      </dl>
    </header>
  );
}

function Fact({ name, value, mono = false }: { readonly name: string; readonly value: string | undefined; readonly mono?: boolean }): JSX.Element | null {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{mono ? <code>{printable(value)}</code> : printable(value)}</dd>
    </div>
  );
}

const tones: Readonly<Record<AssetDetails['asset']['health'], Tone>> = { clean: 'good', info: 'info', warning: 'caution', error: 'bad', unchecked: 'neutral' };

function Health({ details: { asset } }: Pick<IdentityProps, 'details'>): JSX.Element {
  const { health, errors, warnings, infos } = asset;
  return <Badge tone={tones[health]}>{words.identity.health(health, errors, warnings, infos)}</Badge>;
}

/** In place: Enter shows what the rename would do, Escape leaves it. */
function Rename({ asset, name, onDone }: { readonly asset: AssetRef; readonly name: string; readonly onDone: () => void }): JSX.Element {
  const { proposals } = useStudio();
  const [text, setText] = useState(name);
  const problem = newAssetNameProblem(text);
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
    if (event.key !== 'Enter' || problem !== undefined) return;
    onDone();
    if (text !== name) void proposals.change({ kind: 'rename_asset', asset, asset_name: text });
  };
  return (
    <div className="inspector-rename">
      <TextField
        label={words.identity.newName}
        hideLabel
        autoFocus
        value={text}
        error={problem === undefined ? undefined : words.identity.badName(problem)}
        onValue={setText}
        onKeyDown={keys}
        onFocus={(event) => event.target.select()}
        onBlur={onDone}
      />
    </div>
  );
}
