import { useLayoutEffect, useRef, type JSX } from 'react';
import { CircleCheck, OctagonX } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import type { Asked } from '../../state/use-query.ts';
import { names } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/pack.ts';
import { AsOf } from './as-of.tsx';
import { FindingsOfPack } from './findings-of-pack.tsx';
import { Reading } from './reading.tsx';
import { ErrorWords, Refusal, ReviewButton } from './refusal.tsx';
import { SummaryBudgets } from './summary/summary-budgets.tsx';
import type { Summary } from './summary/summary-pages.ts';
import './validation-step.css';

type Validation = ResponseOf<'validatePackWorkspace'>;

export interface ValidationStepProps {
  readonly verdict: Asked<Validation>;
  readonly summary: Summary | undefined;
}

/** What the gate would say: what blocks, what does not, and how each is mended. */
export function ValidationStep({ verdict, summary }: ValidationStepProps): JSX.Element {
  const { data, error, again } = verdict;
  // What was asked for the summary may be older than an edit that nobody has told of; the packer looks again, and until
  // it has, the old answer is told as one.
  const standing = useRef(data !== undefined && !verdict.reading ? again : undefined);
  useLayoutEffect(() => standing.current?.(), []);
  if (error) return <Refusal error={error} onAgain={again} />;
  if (!data) return <Reading of="validation" />;
  return (
    <>
      <Verdict verdict={data} asked={verdict} />
      {data.refused && (
        <div className="pack-refused">
          <ErrorWords error={data.refused} />
          <ReviewButton />
        </div>
      )}
      <Unread unread={data.unread} />
      {summary && <SummaryBudgets summary={summary} />}
      <FindingsOfPack verdict={data} />
    </>
  );
}

function Verdict({ verdict: { blocked, counts, generation }, asked }: { readonly verdict: Validation; readonly asked: Asked<Validation> }): JSX.Element {
  const Icon = blocked ? OctagonX : CircleCheck;
  const doubtful = asked.reading || asked.outdated;
  return (
    <div className={names('pack-verdict', blocked ? 'pack-verdict-blocked' : 'pack-verdict-passes', doubtful && 'pack-verdict-doubtful')}>
      <Icon size={20} aria-hidden />
      <div className="pack-verdict-says" role="status">
        <h2>{blocked ? words.blocked : doubtful ? words.passedBefore(generation) : words.passes}</h2>
        <span>{words.counts(formatCount(counts.errors), formatCount(counts.warnings), formatCount(counts.infos))}</span>
      </div>
      <AsOf of="validation" asked={asked} />
    </div>
  );
}

function Unread({ unread }: { readonly unread: Validation['unread'] }): JSX.Element | null {
  if (unread.length === 0) return null;
  return (
    <details open className="pack-unread">
      <summary>{words.unread}</summary>
      <ul>
        {unread.map(({ file, says }) => (
          <li key={file}>
            <code>{printable(file)}</code> {printable(says)}
          </li>
        ))}
      </ul>
    </details>
  );
}
