import { useRef, useState, type JSX } from 'react';
import { Check } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { DriftDecision, DriftItem, DriftOption } from '../../../src/contract/operations/drift.ts';
import { useNavigation, useProject, useStudio } from '../../state/context.tsx';
import { usePages, type Pages } from '../../state/use-pages.ts';
import { usePickedRow } from '../../state/use-picked-row.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { words } from '../../words/drift.ts';
import { words as common } from '../../words/ui.ts';
import { decide, decideAlike, without } from './decisions.ts';
import { DecisionsReview } from './decisions-review.tsx';
import { DriftItemDetails } from './drift-item.tsx';
import { readItems } from './read-items.ts';
import { useDecisions, type GatheredDecisions } from './use-decisions.ts';
import { useWaysOut } from './ways-out.ts';
import './drift.css';

/** All that differs, item by item; decisions are gathered and applied together. */
export function DriftReview(): JSX.Element | null {
  const open = useNavigation((state) => state.reviewing);
  return open ? <Review /> : null;
}

function Review(): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const items = usePages('getDivergence', { project_id });
  const gathered = useDecisions(items);
  const { decisions, change } = gathered;
  const [previewing, setPreviewing] = useState(false);
  const close = (): void => navigation.review(false);

  if (previewing) {
    return <DecisionsReview decisions={[...decisions.values()]} onBack={() => setPreviewing(false)} onApplied={(applied) => change((now) => without(now, applied))} />;
  }
  const { answer, total, error } = items;
  return (
    <Dialog
      open
      size="large"
      onClose={close}
      title={words.title}
      says={answer ? `${words.amount(formatCount(answer.total), formatCount(answer.counts.decision))}. ${words.says}` : words.says}
      actions={
        <>
          {decisions.size > 0 && (
            <>
              <span className="drift-decided" role="status">
                {words.decidedOf(formatCount(decisions.size), formatCount(answer?.counts.decision ?? decisions.size))}
              </span>
              <Button look="quiet" onClick={() => change(() => new Map())}>
                {words.forget}
              </Button>
            </>
          )}
          <Button onClick={close}>{common.close}</Button>
          {(answer?.counts.decision ?? 0) > 0 ? (
            <Button look="primary" disabled={decisions.size === 0} onClick={() => setPreviewing(true)}>
              {words.preview(formatCount(decisions.size))}
            </Button>
          ) : (
            <Refresh onDone={close} />
          )}
        </>
      }
    >
      {error && <ErrorState error={error} onAgain={() => items.again()} />}
      {total === 0 && !error && <EmptyState sprite="calm" title={words.nothing} says={words.nothingSays} />}
      {total !== undefined && total > 0 && <Items items={items} total={total} gathered={gathered} />}
    </Dialog>
  );
}

/** Where contents alone differ there is nothing to decide: they are taken over. */
function Refresh({ onDone }: { readonly onDone: () => void }): JSX.Element | null {
  const { state } = useProject();
  const { refresh } = useWaysOut();
  if (state !== 'stale') return null;
  const run = (): void => {
    refresh.run();
    onDone();
  };
  return (
    <Button look="primary" disabled={refresh.busy} onClick={run}>
      {words.refresh}
    </Button>
  );
}

interface ItemsProps {
  readonly items: Pages<'getDivergence'>;
  readonly total: number;
  readonly gathered: GatheredDecisions;
}

function Items({ items, total, gathered: { decisions, change } }: ItemsProps): JSX.Element {
  const studio = useStudio();
  const { project_id } = useProject();
  const picked = usePickedRow<DriftItem>(items, ({ id }) => id, 0);
  const shown = picked.row;
  const detail = useRef<HTMLDivElement>(null);
  const alike = async (item: DriftItem, option: DriftOption): Promise<void> => {
    const all = await readItems(studio, project_id);
    if (!all) return;
    const next = change((now) => decideAlike(now, all, item, option));
    if (next) studio.notices.announce(words.alikeDone(formatCount(next.size)));
  };
  return (
    <div className="drift-review">
      <VirtualList<DriftItem>
        label={words.items}
        count={total}
        row={(index) => items.row(index)}
        keyOf={(item) => `${item.id} ${decisions.get(item.id)?.choice ?? ''}`}
        onVisible={items.want}
        isPicked={(item) => item.id === shown?.id}
        onPick={picked.pick}
        onOpen={() => detail.current?.querySelector<HTMLElement>('input:checked')?.focus()}
        item={(item) => <ItemLine item={item} decision={decisions.get(item.id)} />}
      />
      <div className="drift-detail" ref={detail}>
        {shown ? (
          <DriftItemDetails
            item={shown}
            decisions={decisions}
            onDecide={(option) => change((now) => decide(now, shown, option))}
            {...((items.answer?.counts.decision ?? 0) > 1 && { onAlike: (option: DriftOption) => void alike(shown, option) })}
          />
        ) : (
          <p className="drift-quiet">{picked.waits ? common.loading : words.pick}</p>
        )}
      </div>
    </div>
  );
}

function ItemLine({ item, decision }: { readonly item: DriftItem; readonly decision: DriftDecision | undefined }): JSX.Element {
  const { root, file } = item.place;
  return (
    <span className="drift-line">
      <span className="drift-line-kind">{words.kinds[item.kind]}</span>
      <span className="drift-line-place">{printable(root ?? file ?? item.registry)}</span>
      {decision ? (
        <Badge tone="good">
          <Check size={11} aria-label={words.decided} />
          {words.choice(item.kind, decision.choice)}
        </Badge>
      ) : (
        item.class === 'decision' && <Badge tone="odd">{words.classes.decision}</Badge>
      )}
    </span>
  );
}
