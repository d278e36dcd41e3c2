import { useMemo, useRef, useState, type JSX } from 'react';
import { useActivity } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import type { Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { formatClock, formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { SegmentedControl } from '../../ui/tabs.tsx';
import { VirtualTree } from '../../ui/virtual-tree.tsx';
import { eventText, words } from '../../words/activity.ts';
import { asItIs, causeText, groupText, rowsOf, type ActivityFilter, type ActivityRow } from './activity-rows.ts';
import { EventDetails } from './event-details.tsx';
import { EventIcon } from './event-icon.tsx';
import { groupEvents, type EventGroup } from './group-events.ts';
import { activityFilters, useActivityActions } from './use-activity-actions.ts';
import './activity.css';

/** The event log by operation with causes, as it happens. */
export function Activity(): JSX.Element {
  const { events } = useActivity();
  const groups = useMemo(() => groupEvents(events), [events]);
  const [picked, setPicked] = useState<ActivityRow>();
  const chosen = useMemo(() => picked && asItIs(picked, groups), [picked, groups]);
  const remembered = useRememberedLayout('activity.split');
  return (
    <SplitPanels
      {...remembered}
      panes={[
        { id: 'log', size: 72, least: 360, content: <Log groups={groups} chosen={chosen} onChoose={setPicked} /> },
        { id: 'event', size: 28, least: 240, fixed: true, content: <EventDetails row={chosen} /> },
      ]}
    />
  );
}

interface LogProps {
  readonly groups: readonly EventGroup[];
  readonly chosen: ActivityRow | undefined;
  readonly onChoose: (row: ActivityRow) => void;
}

function Log({ groups, chosen, onChoose }: LogProps): JSX.Element {
  const { events, cut } = useActivity();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [filter, setFilter] = useState<ActivityFilter>('all');
  const [text, setText] = useState('');
  const [arranged, setArranged] = useState(0);
  const rows = useMemo(() => rowsOf(groups, expanded, filter, text), [groups, expanded, filter, text]);
  // When all is opened or closed the chosen line stands elsewhere; what only arrives moves nobody.
  const reveal = useMemo(() => {
    const index = rows.findIndex(({ key }) => key === chosen?.key);
    return index < 0 ? undefined : { index };
  }, [arranged]);
  const arrange = (keys: readonly string[]): void => {
    setExpanded(new Set(keys));
    setArranged(arranged + 1);
  };
  const search = useRef<HTMLInputElement>(null);
  useActivityActions({
    search,
    chosen,
    setFilter,
    expandAll: () => arrange(groups.map(({ key }) => key)),
    collapseAll: () => arrange([]),
  });
  const expand = (row: ActivityRow, open: boolean): void => {
    const next = new Set(expanded);
    if (open) next.add(row.key);
    else next.delete(row.key);
    setExpanded(next);
  };
  return (
    <Panel
      title={words.title}
      bare
      aside={<span className="activity-count">{formatCount(events.length)}</span>}
      actions={
        <>
          <SegmentedControl label={words.filter} value={filter} onValue={setFilter} options={filters} />
          <div className="activity-search">
            <SearchField label={words.search} value={text} onValue={setText} ref={search} />
          </div>
        </>
      }
    >
      <VirtualTree
        label={words.log}
        columns={columns}
        count={rows.length}
        row={(index) => rows[index]}
        keyOf={(row) => row.key}
        tree={(row) => row.place}
        onExpand={(row, _index, open) => expand(row, open)}
        reveal={reveal}
        isPicked={(row) => row.key === chosen?.key}
        onPick={(index) => {
          const row = rows[index];
          if (row) onChoose(row);
        }}
        onOpen={(row) => row.place.expanded !== undefined && expand(row, !row.place.expanded)}
        empty={
          events.length === 0 ? (
            <EmptyState sprite="log" title={words.none} says={words.noneSays} />
          ) : (
            <EmptyState sprite="calm" title={words.noneFound} />
          )
        }
      />
      {cut && <p className="activity-cut">{words.cut}</p>}
    </Panel>
  );
}

const filters = activityFilters.map((value) => ({ value, label: words[value] }));

const columns: readonly Column<ActivityRow>[] = [
  {
    key: 'what',
    title: words.what,
    width: 'minmax(200px, 1fr)',
    cell: (row) => {
      const text = row.event ? eventText(row.event) : groupText(row.group);
      return (
        <>
          <EventIcon row={row} />
          <span className="activity-text" title={text}>
            {text}
          </span>
        </>
      );
    },
  },
  {
    key: 'cause',
    title: words.cause,
    width: '92px',
    cell: (row) => <span className="activity-faint">{causeText(row)}</span>,
  },
  {
    key: 'events',
    title: words.events,
    width: '64px',
    align: 'end',
    cell: ({ group, event }) => (event ? '' : <span className="activity-faint">{formatCount(group.events.length)}</span>),
  },
  {
    key: 'generation',
    title: words.generation,
    width: '84px',
    align: 'end',
    cell: ({ group, event }) => <span className="activity-faint">g{(event ?? group.events.at(-1))?.generation}</span>,
  },
  {
    key: 'time',
    title: words.time,
    width: '84px',
    align: 'end',
    cell: ({ group, event }) => <span className="activity-faint">{formatClock((event ?? group.events[0])?.at ?? '')}</span>,
  },
];
