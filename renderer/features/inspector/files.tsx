import type { JSX } from 'react';
import { FolderOpen, Trash2, Copy, ListPlus } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { ArtifactRow } from '../../../src/contract/operations/assets.ts';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useProject, useShell, useStudio } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { formatBytes, shortDigest } from '../../ui/format.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { words } from '../../words/inspector.ts';
import { factsOf } from './facts.ts';

export interface FilesProps {
  readonly asset: AssetRef;
  readonly root: string;
  /** Adds a file to the inputs, as an edit of the declaration; nothing where that cannot be. */
  readonly onSelect: ((path: string) => void) | undefined;
}

/** The files of the asset: selected ones first, in their order, with what is known of them. */
export function Files({ asset, root, onSelect }: FilesProps): JSX.Element {
  const studio = useStudio();
  const { project_id, access } = useProject();
  const canReveal = useShell().info?.abilities.reveal_file === true;
  const files = usePages('listArtifacts', { project_id, asset });
  if (files.error && files.total === undefined) return <ErrorState error={files.error} onAgain={files.again} />;
  const reveal = async (path: string): Promise<void> => {
    const answer = await studio.call('revealFile', { project_id, path: `assets/${root}/${path}` });
    if (!answer.ok) studio.notices.refuse(answer.error);
  };
  const readOnly = access.mode === 'read_only' ? (access.reason ?? words.declaration.readOnly) : undefined;
  const menu = ({ path, selected_by: by }: ArtifactRow): readonly MenuEntry[] => [
    { kind: 'item', label: words.files.copyPath, icon: Copy, run: () => void navigator.clipboard.writeText(`assets/${root}/${path}`) },
    ...(canReveal ? [{ kind: 'item' as const, label: words.identity.reveal, icon: FolderOpen, run: () => void reveal(path) }] : []),
    ...(onSelect && by === undefined ? [{ kind: 'item' as const, label: words.files.select, icon: ListPlus, unavailable: readOnly, run: () => onSelect(path) }] : []),
    { kind: 'separator' },
    { kind: 'item', label: words.files.remove, icon: Trash2, danger: true, unavailable: readOnly, run: () => void studio.proposals.change({ kind: 'remove_artifact', asset, paths: [path] }) },
  ];
  return (
    <DataTable
      label={words.files.list}
      columns={columns}
      count={files.total ?? 0}
      row={files.row}
      keyOf={({ path }) => path}
      onVisible={files.want}
      menu={menu}
      empty={files.total === 0 ? <EmptyState title={words.files.none} says={words.files.noneSays} /> : undefined}
    />
  );
}

const columns: readonly Column<ArtifactRow>[] = [
  { key: 'order', title: words.files.order, width: '30px', align: 'end', cell: ({ order }) => (order === undefined ? <span className="inspector-quiet">–</span> : order + 1) },
  {
    key: 'path',
    title: words.files.path,
    width: 'minmax(90px, 2fr)',
    cell: ({ path, sha256 }) => <span title={sha256 === undefined ? printable(path) : `${printable(path)}\nSHA-256 ${shortDigest(sha256)}…`}>{printable(path)}</span>,
  },
  { key: 'by', title: words.files.by, width: '62px', cell: ({ selected_by: by }) => (by === undefined ? <span className="inspector-quiet">{words.files.unselected}</span> : by) },
  { key: 'facts', title: words.files.facts, width: 'minmax(70px, 1.4fr)', cell: ({ facts }) => <span className="inspector-quiet" title={factsOf(facts)}>{factsOf(facts)}</span> },
  { key: 'size', title: words.files.size, width: '68px', align: 'end', cell: ({ size }) => formatBytes(size) },
];
