import { useState, type JSX } from 'react';
import { Folder, FolderOpen } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { TreeRow } from '../../../src/contract/operations/assets.ts';
import { useProject } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { TextField } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { VirtualTree } from '../../ui/virtual-tree.tsx';
import { words } from '../../words/assets.ts';

export interface FolderFieldProps {
  readonly value: string;
  readonly onValue: (folder: string) => void;
  readonly autoFocus?: boolean;
}

/** A folder below `assets/`: typed, or chosen from those there are. */
export function FolderField({ value, onValue, autoFocus = false }: FolderFieldProps): JSX.Element {
  const { project_id } = useProject();
  const [expanded, setExpanded] = useState<readonly string[]>(() => around(value));
  const folders = usePages('listTree', { project_id, expanded: [...expanded], folders_only: true });
  const expand = (path: string, open: boolean): void => setExpanded(open ? [...expanded, path] : expanded.filter((one) => one !== path));
  return (
    <div className="assets-folder-field">
      <TextField label={words.folder} hint={words.folderHint} mono placeholder={words.top} value={value} onValue={onValue} autoFocus={autoFocus} />
      <div className="assets-folder-tree">
        <VirtualTree<TreeRow>
          label={words.folders}
          columns={columns}
          count={folders.total ?? 0}
          row={folders.row}
          keyOf={keyOf}
          onVisible={folders.want}
          tree={(row) => ({ level: row.level, position: row.position, siblings: row.siblings, expanded: row.kind === 'folder' && row.expanded })}
          onExpand={(row, _index, open) => row.kind === 'folder' && expand(row.path, open)}
          isPicked={(row) => keyOf(row) === trimmed(value)}
          onPick={(index) => {
            const row = folders.row(index);
            if (row?.kind === 'folder') onValue(row.path);
          }}
          onOpen={(row) => row.kind === 'folder' && expand(row.path, !row.expanded)}
        />
      </div>
    </div>
  );
}

/** As the packer writes paths: no slash at either end. */
export function trimmed(folder: string): string {
  return folder.trim().replace(/^\/+|\/+$/gu, '').normalize('NFC');
}

/** A root in a folder. */
export function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

function around(folder: string): string[] {
  const parts = trimmed(folder).split('/');
  return parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

function keyOf(row: TreeRow): string {
  return row.kind === 'folder' ? row.path : row.asset.root;
}

const columns = [
  {
    key: 'folder',
    title: words.folder,
    width: 'minmax(0, 1fr)',
    cell: (row: TreeRow) => {
      if (row.kind !== 'folder') return '';
      const Icon = row.expanded ? FolderOpen : Folder;
      return (
        <>
          <Icon size={14} aria-hidden className="assets-folder" />
          <span className="assets-name">{printable(row.name)}</span>
          <span className="assets-faint">{formatCount(row.assets)}</span>
        </>
      );
    },
  },
];
