import { useState, type JSX } from 'react';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { Select } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import { titleOf } from './asset-cells.tsx';
import { FormDialog } from './form-dialog.tsx';
import { refOf } from './use-picking.ts';
import { useTrial } from './use-trial.ts';

/** Slots of a bank type, as the contract counts them (`preloadSlotSchema`). */
const slots = Array.from({ length: 16 }, (_, slot) => slot);
const options = [{ value: 'none', label: words.noPreload }, ...slots.map((slot) => ({ value: String(slot), label: words.preloadSlot(slot) }))];

export function PreloadDialog({ assets, onClose }: { readonly assets: readonly AssetRow[]; readonly onClose: () => void }): JSX.Element {
  const [first] = assets;
  const [value, setValue] = useState(first?.slot === undefined ? 'none' : String(first.slot));
  const trial = useTrial(onClose);
  const slot = value === 'none' ? null : Number(value);
  return (
    <FormDialog
      title={words.preloadTitle(formatCount(assets.length), first ? titleOf(first) : '')}
      says={words.preloadSays}
      blocked={assets.every((asset) => (asset.slot ?? null) === slot)}
      working={trial.trying}
      error={trial.error}
      onGo={() => void trial.go(assets.filter((asset) => (asset.slot ?? null) !== slot).map((asset) => ({ kind: 'set_preload', asset: refOf(asset), slot })))}
      onClose={onClose}
    >
      <Select label={words.slot} value={value} onValue={setValue} options={options} />
    </FormDialog>
  );
}
