import type { JSX } from 'react';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/pack.ts';

type Kind = 'added' | 'changed' | 'unchanged' | 'unknown' | 'removed' | 'moved';

const kinds: readonly { readonly kind: Kind; readonly tone: Tone; readonly word: string }[] = [
  { kind: 'added', tone: 'good', word: words.changeCounts.added },
  { kind: 'changed', tone: 'info', word: words.changeCounts.changed },
  { kind: 'unknown', tone: 'odd', word: words.unknownCount },
  { kind: 'unchanged', tone: 'neutral', word: words.changeCounts.unchanged },
  { kind: 'moved', tone: 'accent', word: words.moved },
  { kind: 'removed', tone: 'caution', word: words.changeCounts.removed },
];

/** How many of each there are; what there is none of is left out. */
export function DeltaCounts({ counts }: { readonly counts: Readonly<Partial<Record<Kind, number | undefined>>> }): JSX.Element {
  return (
    <span className="pack-deltas">
      {kinds.map(({ kind, tone, word }) => {
        const count = counts[kind] ?? 0;
        return count > 0 && <Badge key={kind} tone={tone}>{`${formatCount(count)} ${word}`}</Badge>;
      })}
    </span>
  );
}
