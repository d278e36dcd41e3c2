import type { JSX, ReactNode } from 'react';
import { Undo2 } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyableText } from '../../ui/copyable-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatClock, formatDay } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { eventText, words } from '../../words/activity.ts';
import { changeOf, type ActivityRow } from './activity-rows.ts';
import { undoShortcut } from './use-activity-actions.ts';

/** Named at most; the rest is counted. */
const mostAssets = 24;

/** Where the chosen event stands: its numbers, its cause, the assets it names. */
export function EventDetails({ row }: { readonly row: ActivityRow | undefined }): JSX.Element {
  const studio = useStudio();
  const event = row?.event ?? row?.group.events.at(-1);
  if (!event) {
    return (
      <Panel title={words.details}>
        <EmptyState sprite="log" title={words.detailsNoneTitle} says={words.detailsNone} />
      </Panel>
    );
  }
  const change = row && changeOf(row);
  return (
    <Panel title={words.details}>
      <div className="activity-details">
        <p className="activity-says">{eventText(event)}</p>
        <dl>
          <Fact name={words.type}>
            <code>{event.type}</code>
          </Fact>
          <Fact name={words.at}>
            {formatDay(event.at)}, {formatClock(event.at)}
          </Fact>
          <Fact name={words.sequence}>{event.sequence ?? words.unnumbered}</Fact>
          <Fact name={words.generation}>{event.generation}</Fact>
          {event.operation_id !== undefined && (
            <Fact name={words.operation}>
              <CopyableText label={words.operation} text={event.operation_id} />
            </Fact>
          )}
          <Fact name={words.cause}>
            <Cause event={event} />
          </Fact>
          {'error' in event && <Fact name={words.error}>{printable(`${event.error.message} ${event.error.remedy}`)}</Fact>}
        </dl>
        <Assets event={event} />
        {change !== undefined && (
          <Button icon={Undo2} shortcut={undoShortcut} onClick={() => void studio.proposals.propose({ kind: 'undo', operation_id: change })}>
            {words.undo}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Cause({ event }: { readonly event: PackerEvent }): JSX.Element {
  if (event.caused_by === undefined) return <>{words.causeNone}</>;
  if (event.caused_by === 'disk') return <>{words.causeDisk}</>;
  return <CopyableText label={words.cause} text={event.caused_by} />;
}

function Assets({ event }: { readonly event: PackerEvent }): JSX.Element | null {
  const { navigation } = useStudio();
  const ids = idsOf(event);
  if (ids.length === 0) return null;
  return (
    <div>
      <h3 className="activity-heading">{words.assets}</h3>
      <div className="activity-assets">
        {ids.slice(0, mostAssets).map((id) => (
          <Button key={id} look="quiet" aria-label={words.goToAsset(id)} onClick={() => navigation.follow({ asset_id: id })}>
            {id}
          </Button>
        ))}
        {ids.length > mostAssets && <span>{words.moreAssets(ids.length - mostAssets)}</span>}
      </div>
    </div>
  );
}

function idsOf(event: PackerEvent): readonly number[] {
  if ('asset_ids' in event) return event.asset_ids;
  return event.type === 'snapshot.published' ? [...event.added, ...event.changed] : [];
}
