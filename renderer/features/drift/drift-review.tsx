import { useState, type JSX } from 'react';
import { Check } from 'lucide-react';
import type { DriftItem } from '../../../src/contract/operations/drift.ts';
import { useNavigation, useProject, useStudio } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { words } from '../../words/drift.ts';
import { words as common } from '../../words/ui.ts';
import { decide, type Decisions } from './decisions.ts';
import { DecisionsReview } from './decisions-review.tsx';
import { DriftItemDetails } from './drift-item.tsx';
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
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const [picked, setPicked] = useState<string>();
  const [previewing, setPreviewing] = useState(false);
  const close = (): void => navigation.review(false);

  if (previewing) {
    return <DecisionsReview decisions={[...decisions.values()]} onBack={() => setPreviewing(false)} onApplied={() => {
      setDecisions(new Map());
      setPreviewing(false);
    }} />;
  }
  const shown = itemOf(items.total, items.row, picked);
  return (
    <Dialog
      open
      size="large"
      onClose={close}
      title={words.title}
      says={words.says}
      actions={
        <>
          {decisions.size > 0 && <Button onClick={() => setDecisions(new Map())}>{words.forget}</Button>}
          <Button onClick={close}>{common.close}</Button>
          <Button look="primary" disabled={decisions.size === 0} onClick={() => setPreviewing(true)}>
            {words.preview(decisions.size)}
          </Button>
        </>
      }
    >
      {items.error && <ErrorState error={items.error} onAgain={() => items.again()} />}
      {items.total === 0 && !items.error && <EmptyState title={words.nothing} says={words.nothingSays} />}
      {items.total !== undefined && items.total > 0 && (
        <div className="drift-review">
          <VirtualList<DriftItem>
            label={words.items}
            count={items.total}
            row={(index) => items.row(index)}
            keyOf={(item) => item.id}
            onVisible={items.want}
            isPicked={(item) => item.id === shown?.id}
            onPick={(index) => setPicked(items.row(index)?.id)}
            item={(item) => <ItemLine item={item} decided={decisions.has(item.id)} />}
          />
          <div className="drift-detail">
            {shown ? <DriftItemDetails item={shown} decisions={decisions} onDecide={(option) => setDecisions(decide(decisions, shown, option))} /> : <p className="drift-quiet">{words.pick}</p>}
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The picked item among those that have been read; at first the first one. */
function itemOf(total: number | undefined, row: (index: number) => DriftItem | undefined, picked: string | undefined): DriftItem | undefined {
  if (picked === undefined) return row(0);
  for (let index = 0; index < (total ?? 0); index += 1) {
    const item = row(index);
    if (item?.id === picked) return item;
  }
  return row(0);
}

function ItemLine({ item, decided }: { readonly item: DriftItem; readonly decided: boolean }): JSX.Element {
  const { root, file } = item.place;
  return (
    <span className="drift-line">
      {decided ? (
        <span className="drift-mark">
          <Check size={13} aria-hidden />
          <VisuallyHidden>{words.decided}</VisuallyHidden>
        </span>
      ) : (
        <span className="drift-mark" />
      )}
      <span className="drift-line-kind">{words.kinds[item.kind]}</span>
      <span className="drift-line-place">{root ?? file ?? item.registry}</span>
      {item.class === 'decision' && !decided && <Badge tone="odd">{words.classes.decision}</Badge>}
    </span>
  );
}
