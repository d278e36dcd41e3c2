import { useState, type JSX } from 'react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatBytes, formatCount, shortDigest } from '../../../ui/format.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { words } from '../../../words/pack.ts';
import { Fact } from '../fact.tsx';
import { Budget } from '../summary/banks.tsx';
import { Artifacts } from './artifacts.tsx';
import { Changes } from './changes.tsx';
import { Contents } from './contents.tsx';
import { Determinism } from './determinism.tsx';
import { ReportedAssets } from './reported-assets.tsx';
import { SaveReport } from './save-report.tsx';

type PackReport = ResponseOf<'getPackReport'>;
type View = 'contents' | 'assets' | 'changes';

/** What stands in `build/`: its files, what is in them, and what the last pack changed. */
export function Report({ report, digest }: { readonly report: PackReport; readonly digest: boolean }): JSX.Element {
  const [view, setView] = useState<View>('contents');
  return (
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
        <Budgets report={report} />
        <SaveReport />
        <Determinism />
      </div>
      <div className="pack-report-main">
        <Tabs<View>
          label={words.contents}
          value={view}
          onValue={setView}
          tabs={[
            { value: 'contents', label: words.contents, content: <Contents report={report} /> },
            { value: 'assets', label: words.assetsTab, count: report.asset_count, content: <ReportedAssets /> },
            { value: 'changes', label: words.changes, content: <Changes changes={report.changes} size={report.archive.size} /> },
          ]}
        />
      </div>
    </div>
  );
}

function Budgets({ report: { banks, total_budget: total } }: { readonly report: PackReport }): JSX.Element | null {
  const limited = banks.filter(({ budget }) => budget !== undefined);
  if (limited.length === 0 && !total) return null;
  return (
    <section className="pack-part" aria-label={words.banks}>
      <h3>{words.banks}</h3>
      {limited.map(({ bank_type: bank, bytes, budget }) => budget && (
        <div key={bank}>
          <code>{bank}</code>
          <Budget name={bank} bytes={bytes} budget={budget} />
        </div>
      ))}
      {total && (
        <div>
          {words.totalBank}
          <Budget name={words.totalBank} bytes={banks.reduce((sum, { bytes }) => sum + bytes, 0)} budget={total} />
        </div>
      )}
    </section>
  );
}
