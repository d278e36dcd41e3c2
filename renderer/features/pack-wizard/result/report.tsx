import { useState, type JSX } from 'react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatBytes, formatCount, shortDigest } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { words } from '../../../words/pack.ts';
import { Budgets } from '../budget.tsx';
import { Fact } from '../fact.tsx';
import type { Packing } from '../packing.ts';
import { Artifacts } from './artifacts.tsx';
import { Changes } from './changes.tsx';
import { Contents } from './contents.tsx';
import { Determinism } from './determinism.tsx';
import { ReportedAssets, type ReportSort } from './reported-assets.tsx';
import { SaveReport } from './save-report.tsx';

type PackReport = ResponseOf<'getPackReport'>;
type View = 'contents' | 'assets' | 'changes';

/** What stands in `build/`: its files, what is in them, and what the last pack changed. */
export function Report({ report, digest, packing }: { readonly report: PackReport; readonly digest: boolean; readonly packing: Packing }): JSX.Element {
  const [view, setView] = useState<View>('contents');
  const [sort, setSort] = useState<ReportSort>({ by: 'asset_id', descending: false });
  // Those that the map shows together are in the list, each by itself.
  const showAll = (): void => {
    setSort({ by: 'size', descending: true });
    setView('assets');
  };
  return (
    <>
      <ReportBudgets report={report} />
      <div className="pack-report">
        <div className="pack-report-side">
          {digest && (
            <dl className="pack-facts">
              <Fact name={words.archiveSize}>{formatBytes(report.archive.size)}</Fact>
              <Fact name={words.packed}>{formatCount(report.asset_count)}</Fact>
              <Fact name={words.digest}>
                <CopyableText label={words.digest} text={report.archive.sha256} short={shortDigest(report.archive.sha256)} />
              </Fact>
            </dl>
          )}
          <Artifacts report={report} />
          <Determinism packing={packing} />
          <SaveReport />
        </div>
        <div className="pack-report-main">
          <Tabs<View>
            label={words.contents}
            value={view}
            onValue={setView}
            tabs={[
              { value: 'contents', label: words.contents, content: <Contents report={report} onAll={showAll} /> },
              { value: 'assets', label: words.assetsTab, count: report.asset_count, content: <ReportedAssets sort={sort} onSort={setSort} /> },
              { value: 'changes', label: words.changes, content: <Changes changes={report.changes} size={report.archive.size} /> },
            ]}
          />
        </div>
      </div>
    </>
  );
}

/** Against the budgets, now that the sizes are known. */
function ReportBudgets({ report: { banks, total_budget: budget, total_over_by: overBy, payload_bytes: all } }: { readonly report: PackReport }): JSX.Element {
  const each = banks.map(({ bank_type: name, bytes, budget: own, over_by: over }) => ({ name, bytes, budget: own, overBy: over }));
  return <Budgets banks={[...each, { name: words.totalBank, bytes: all ?? 0, budget: all === undefined ? undefined : budget, overBy }]} />;
}
