import type { TreemapPart } from '../../../contract/operations/pack.ts';
import type { ArchiveInspection } from '../../archive/inspect.ts';
import { preludeSize } from '../../archive/layout.ts';

/** Assets of a bank that are shown one by one; the rest are told together. */
const mostAssets = 400;

/** Every byte of an archive as part of something: the parts sum up to the file's size, a bank's assets to the bank. */
export function treemapOf(archive: ArchiveInspection): TreemapPart[] {
  return [
    { kind: 'prelude', label: 'Prelude', bytes: preludeSize },
    { kind: 'header', label: 'Header', bytes: archive.header_len },
    { kind: 'padding', label: 'Padding', bytes: archive.padding_bytes },
    ...archive.banks.map((bank) => bankPart(archive, bank.bank_type, bank.bytes)),
  ];
}

function bankPart({ entries }: ArchiveInspection, bankType: string, bytes: number): TreemapPart {
  const own = entries.filter(({ bank_type: type }) => type === bankType).sort((a, b) => b.size - a.size || a.asset_id - b.asset_id);
  const shown = own.slice(0, mostAssets).map(({ asset_id: id, asset_name: name, size }) => ({ asset_id: id, asset_name: name, bytes: size }));
  const rest = own.slice(mostAssets);
  const others = rest.reduce((sum, { size }) => sum + size, 0);
  return {
    kind: 'bank',
    label: bankType,
    bytes,
    bank_type: bankType,
    assets: shown,
    ...(rest.length > 0 ? { others: { assets: rest.length, bytes: others } } : {}),
  };
}
