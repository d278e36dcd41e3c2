import type { JSX } from 'react';
import { CircleDashed, CircleSlash2, Folder, FolderOpen, PackageCheck } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { AssetRow, TreeRow } from '../../../src/contract/operations/assets.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Badge } from '../../ui/badge.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { SeverityIcon } from '../../ui/severity.tsx';
import { words } from '../../words/assets.ts';
import { FamilyTitle } from './family-title.tsx';
import { ThumbnailCell } from './thumbnail-cell.tsx';
import './asset-cells.css';

export type FolderRow = Extract<TreeRow, { readonly kind: 'folder' }>;

/** The last part of a path. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What an asset is called, also where its declaration cannot be read. */
export function titleOf({ asset_name, root }: AssetRow): string {
  return asset_name ?? lastPart(root);
}

export function AssetName({ asset }: { readonly asset: AssetRow }): JSX.Element {
  return (
    <>
      <span className="assets-name" title={printable(titleOf(asset))}>
        {printable(titleOf(asset))}
      </span>
      {!asset.present && <Badge tone="bad">{words.missingShort}</Badge>}
    </>
  );
}

function None(): JSX.Element {
  return <span className="assets-faint">{words.noValue}</span>;
}

export function Inclusion({ asset }: { readonly asset: AssetRow }): JSX.Element {
  return asset.included_in_build ? (
    <span className="assets-in">
      <PackageCheck size={14} aria-hidden />
      <VisuallyHidden>{words.inBuild}</VisuallyHidden>
    </span>
  ) : (
    <span className="assets-out">
      <CircleSlash2 size={13} aria-hidden />
      <VisuallyHidden>{words.leftOut}</VisuallyHidden>
    </span>
  );
}

export interface Found {
  readonly errors: number;
  readonly warnings: number;
  readonly infos?: number;
}

/** How many of each, worst first; a sign of its own where nobody has looked yet. */
export function ProblemCounts({ found, unchecked = false }: { readonly found: Found; readonly unchecked?: boolean }): JSX.Element {
  const { errors, warnings, infos = 0 } = found;
  const counts = [
    { severity: 'error', count: errors, says: words.errors },
    { severity: 'warning', count: warnings, says: words.warnings },
    { severity: 'info', count: infos, says: words.infos },
  ] as const;
  return (
    <span className="assets-problems">
      {counts.map(
        ({ severity, count, says }) =>
          count > 0 && (
            <span key={severity} title={says(count)}>
              <SeverityIcon severity={severity} size={13} />
              {formatCount(count)}
            </span>
          ),
      )}
      {unchecked && (
        <span className="assets-faint" title={words.health.unchecked}>
          <CircleDashed size={13} aria-hidden />
          <VisuallyHidden>{words.health.unchecked}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}

/** The columns that tree and table share. */
const shared: readonly (Omit<Column<AssetRow>, 'cell'> & { readonly cell: (asset: AssetRow) => JSX.Element | string; readonly folder?: (row: FolderRow) => JSX.Element | string })[] = [
  { key: 'asset_id', title: words.columns.id, width: '54px', align: 'end', sortable: true, cell: ({ asset_id }) => <span className="assets-number">{asset_id}</span> },
  { key: 'family', title: words.columns.family, width: 'minmax(56px, 7em)', sortable: true, cell: ({ family }) => (family === undefined ? <None /> : <FamilyTitle family={family} />) },
  { key: 'bank_type', title: words.columns.bank, width: 'minmax(48px, 64px)', sortable: true, cell: ({ bank_type }) => (bank_type === undefined ? <None /> : <span className="assets-bank">{bank_type}</span>) },
  { key: 'slot', title: words.columns.slot, width: '46px', align: 'end', sortable: true, cell: ({ slot }) => (slot === undefined ? <None /> : <span className="assets-number">{slot}</span>) },
  {
    key: 'included',
    title: words.columns.included,
    width: '60px',
    sortable: true,
    cell: (asset) => <Inclusion asset={asset} />,
    folder: ({ included, assets }) => (
      <span className="assets-text assets-faint" title={words.folderCountSays(formatCount(included), formatCount(assets))}>
        {words.folderCount(formatCount(included), formatCount(assets))}
      </span>
    ),
  },
  { key: 'packed_size', title: words.columns.packed, width: '72px', align: 'end', sortable: true, cell: ({ packed_size }) => (packed_size === undefined ? <None /> : formatBytes(packed_size)) },
  {
    key: 'problems',
    title: words.columns.problems,
    width: '72px',
    sortable: true,
    cell: (asset) => <ProblemCounts found={asset} unchecked={asset.health === 'unchecked'} />,
    folder: (row) => <ProblemCounts found={row} />,
  },
];

export const tableColumns: readonly Column<AssetRow>[] = [
  { key: 'picture', title: words.columns.picture, width: '36px', hideTitle: true, cell: (asset) => <ThumbnailCell asset={asset} /> },
  { key: 'asset_name', title: words.columns.name, width: 'minmax(110px, 1fr)', sortable: true, cell: (asset) => <AssetName asset={asset} /> },
  { key: 'root', title: words.columns.root, width: 'minmax(90px, 1fr)', sortable: true, cell: ({ root }) => <span className="assets-root" title={printable(root)}>{printable(root)}</span> },
  ...shared.map(({ folder: _, ...column }) => column),
];

export const treeColumns: readonly Column<TreeRow>[] = [
  {
    key: 'asset_name',
    title: words.columns.name,
    width: 'minmax(150px, 1fr)',
    cell: (row) => {
      if (row.kind === 'folder') return <FolderName row={row} />;
      return (
        <>
          <ThumbnailCell asset={row.asset} />
          <AssetName asset={row.asset} />
        </>
      );
    },
  },
  ...shared.map(({ folder, cell, sortable: _, ...column }) => ({
    ...column,
    ...(column.key === 'included' ? { width: 'minmax(60px, 6.6em)' } : {}),
    cell: (row: TreeRow) => (row.kind === 'asset' ? cell(row.asset) : (folder?.(row) ?? '')),
  })),
];

function FolderName({ row }: { readonly row: FolderRow }): JSX.Element {
  const Icon = row.expanded ? FolderOpen : Folder;
  return (
    <>
      <span className="assets-picture assets-folder" aria-hidden>
        <Icon size={15} />
      </span>
      <span className="assets-name" title={printable(row.path)}>
        {printable(row.name)}
      </span>
    </>
  );
}
