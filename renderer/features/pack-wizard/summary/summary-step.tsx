import { useState, type JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import type { Asked } from '../../../state/use-query.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatBytes, formatCount, shortDigest } from '../../../ui/format.ts';
import { VisuallyHidden } from '../../../ui/hidden.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { words } from '../../../words/pack.ts';
import { AsOf } from '../as-of.tsx';
import { DeltaCounts } from '../delta-counts.tsx';
import { Fact } from '../fact.tsx';
import { Reading } from '../reading.tsx';
import { Refusal } from '../refusal.tsx';
import { Banks } from './banks.tsx';
import { GoesIn } from './goes-in.tsx';
import { LeftOut } from './left-out.tsx';
import { Removed } from './removed.tsx';
import { SummaryBudgets } from './summary-budgets.tsx';
import type { Summary } from './summary-pages.ts';

type List = 'in' | 'banks' | 'out' | 'removed';

/** What a pack would be made of now. */
export function SummaryStep({ asked }: { readonly asked: Asked<Summary> }): JSX.Element {
  const { data, error, again } = asked;
  const [list, setList] = useState<List>('in');
  if (error) return <Refusal error={error} onAgain={again} />;
  if (!data) return <Reading of="summary" />;
  const { totals, banks, registry_unread: unread } = data;
  return (
    <>
      <VisuallyHidden>
        <h2>{words.steps.summary}</h2>
      </VisuallyHidden>
      <Facts summary={data} asked={asked} />
      <SummaryBudgets summary={data} />
      <Tabs<List>
        label={words.steps.summary}
        value={list}
        onValue={setList}
        tabs={[
          { value: 'in', label: words.goesIn, count: totals.assets, content: <><p className="pack-caption">{printable(unread ?? words.whyIn)}</p><GoesIn /></> },
          { value: 'banks', label: words.banks, count: banks.length, content: <Banks summary={data} /> },
          { value: 'out', label: words.leftOut, count: totals.left_out, content: <><p className="pack-caption">{printable(unread ?? words.whyOut)}</p><LeftOut total={totals.left_out} /></> },
          { value: 'removed', label: words.removed, count: totals.removed, content: <Removed total={totals.removed} /> },
        ]}
      />
    </>
  );
}

function Facts({ summary, asked }: { readonly summary: Summary; readonly asked: Asked<Summary> }): JSX.Element {
  const { totals, last_pack: last, companions } = summary;
  return (
    <div className="pack-head">
      <dl className="pack-facts">
        <Fact name={words.goesIn}>
          <span className="pack-large">{words.assetsIn(totals.assets, formatCount(totals.assets))}</span>
          <DeltaCounts counts={totals} />
        </Fact>
        <Fact name={words.expected}>
          <span className="pack-large">{formatBytes(summary.expected_bytes)}</span>
          {summary.expected_unknown > 0 && <span>{words.expectedUnknown(summary.expected_unknown, formatCount(summary.expected_unknown))}</span>}
          {summary.bytes_before !== undefined && <span>{words.sizeBefore(formatBytes(summary.bytes_before))}</span>}
        </Fact>
        <Fact name={words.inputTotal}>
          <span className="pack-large">{formatBytes(summary.input_bytes)}</span>
          <CopyableText label={words.fingerprint} text={summary.input_fingerprint} short={shortDigest(summary.input_fingerprint)} />
        </Fact>
        <Fact name={words.lastPack}>
          {last ? (
            <>
              <span>{words.lastPackSays(last.assets, formatCount(last.assets), formatBytes(last.archive_size))}</span>
              <CopyableText label={words.digest} text={last.archive_sha256} short={shortDigest(last.archive_sha256)} />
            </>
          ) : (
            <span>{words.lastPackNone}</span>
          )}
        </Fact>
        <Fact name={words.companions}>
          <span className="pack-files">
            {companions.map((file) => (
              <code key={file}>{file}</code>
            ))}
          </span>
        </Fact>
      </dl>
      <AsOf of="summary" asked={asked} />
    </div>
  );
}
