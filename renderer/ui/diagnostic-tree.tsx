import { useMemo, type JSX, type ReactNode } from 'react';
import { LocateFixed } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import type { Place } from '../../src/contract/diagnostics.ts';
import type { DiagnosticRow } from '../../src/contract/operations/assets.ts';
import { words } from '../words/finding.ts';
import { Badge } from './badge.tsx';
import { IconButton } from './button.tsx';
import type { Column, TreePlace } from './data-table.tsx';
import { leadsSomewhere, PlaceLine } from './finding.tsx';
import { formatCount } from './format.ts';
import { VisuallyHidden } from './hidden.tsx';
import { SeverityIcon } from './severity.tsx';
import { VirtualTree } from './virtual-tree.tsx';
import './finding.css';

type Group = Extract<DiagnosticRow, { readonly kind: 'group' }>;
export type DiagnosticLine = Extract<DiagnosticRow, { readonly kind: 'diagnostic' }>;

export interface DiagnosticTreeProps {
  readonly label: string;
  readonly count: number;
  readonly row: (index: number) => DiagnosticRow | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  readonly onCollapse: (key: string, collapsed: boolean) => void;
  readonly onFollow: (place: Place) => void;
  /** How a group's title is said to people. */
  readonly titleOf: (group: Group) => string;
  readonly empty?: ReactNode;
}

/** Two lines of text and a little air. */
const rowHeight = 42;

/** Findings in the groups and the order the packer gives them. */
export function DiagnosticTree(props: DiagnosticTreeProps): JSX.Element {
  const { onFollow, titleOf } = props;
  const columns = useMemo(() => columnsOf(onFollow, titleOf), [onFollow, titleOf]);
  return (
    <VirtualTree<DiagnosticRow>
      label={props.label}
      columns={columns}
      rowHeight={rowHeight}
      count={props.count}
      row={props.row}
      keyOf={keyOf}
      onVisible={props.onVisible}
      tree={placeOf}
      onExpand={(row, _index, open) => row.kind === 'group' && props.onCollapse(row.key, !open)}
      isPicked={(_row, index) => index === props.chosen}
      onPick={(index) => props.onChoose(index)}
      onOpen={(row) => {
        if (row.kind === 'group') props.onCollapse(row.key, !row.collapsed);
        else onFollow(row.diagnostic.place);
      }}
      rowClass={(row) => (row.kind === 'group' ? 'diagnostic-group-row' : undefined)}
      empty={props.empty}
    />
  );
}

function keyOf(row: DiagnosticRow): string {
  if (row.kind === 'group') return `group ${row.key}`;
  return `${row.position} ${JSON.stringify(row.diagnostic)}`;
}

function placeOf(row: DiagnosticRow): TreePlace {
  return row.kind === 'group' ? { level: 1, expanded: !row.collapsed } : { level: 2, position: row.position, siblings: row.of };
}

function columnsOf(onFollow: DiagnosticTreeProps['onFollow'], titleOf: DiagnosticTreeProps['titleOf']): readonly Column<DiagnosticRow>[] {
  return [
    {
      key: 'what',
      title: words.what,
      width: 'minmax(240px, 3fr)',
      cell: (row) => (row.kind === 'group' ? <span className="diagnostic-group">{printable(titleOf(row))}</span> : <Message line={row} />),
    },
    {
      key: 'where',
      title: words.where,
      width: 'minmax(160px, 2fr)',
      cell: (row) => (row.kind === 'group' ? <Counts group={row} /> : <Where line={row} />),
    },
    {
      key: 'follow',
      title: words.follow,
      hideTitle: true,
      width: '44px',
      cell: (row) =>
        row.kind === 'diagnostic' &&
        leadsSomewhere(row.diagnostic.place) && (
          <IconButton
            label={words.followTo(row.diagnostic.message)}
            icon={LocateFixed}
            tabIndex={-1}
            onClick={(event) => {
              event.preventDefault();
              onFollow(row.diagnostic.place);
            }}
          />
        ),
    },
  ];
}

function Message({ line: { diagnostic } }: { readonly line: DiagnosticLine }): JSX.Element {
  return (
    <>
      <SeverityIcon severity={diagnostic.severity} />
      <span className="diagnostic-line" title={`${printable(diagnostic.message)}\n${printable(diagnostic.remedy)}`}>
        <span>{printable(diagnostic.message)}</span>
        <span className="diagnostic-remedy">{printable(diagnostic.remedy)}</span>
      </span>
    </>
  );
}

function Where({ line: { diagnostic, blocks_pack: blocks } }: { readonly line: DiagnosticLine }): JSX.Element {
  return (
    <span className="diagnostic-line">
      <span className="diagnostic-code">
        <code>{diagnostic.code}</code>
        {blocks && <Badge tone="bad">{words.blocks}</Badge>}
      </span>
      <PlaceLine place={diagnostic.place} />
    </span>
  );
}

function Counts({ group }: { readonly group: Group }): JSX.Element {
  const parts = [
    { severity: 'error' as const, count: group.errors, says: words.errors },
    { severity: 'warning' as const, count: group.warnings, says: words.warnings },
    { severity: 'info' as const, count: group.infos, says: words.infos },
  ].filter(({ count }) => count > 0);
  return (
    <span className="diagnostic-counts">
      {parts.map(({ severity, count, says }) => (
        <span key={severity}>
          <span aria-hidden>
            <SeverityIcon severity={severity} size={12} />
          </span>
          <span aria-hidden>{formatCount(count)}</span>
          <VisuallyHidden>{says(formatCount(count))}</VisuallyHidden>
        </span>
      ))}
    </span>
  );
}
