import { useState, type JSX } from 'react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes, shortDigest } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { DeltaCounts } from '../delta-counts.tsx';
import { Fact } from '../fact.tsx';
import { removedColumns } from '../summary/removed.tsx';
import { ReportedAssets, type ReportSort } from './reported-assets.tsx';

type Report = ResponseOf<'getPackReport'>;

/** What the last pack changed against the one before: changed assets first, then what is gone. */
export function Changes({ changes, size }: { readonly changes: Report['changes']; readonly size: number }): JSX.Element {
  const [sort, setSort] = useState<ReportSort>({ by: 'delta', descending: false });
  if (!changes) return <EmptyState sprite="tiles" title={words.noChanges} says={words.noChangesSays} />;
  const { removed } = changes;
  return (
    <div className="pack-changes">
      <dl className="pack-facts">
        <Fact name={words.changedFrom}>
          <CopyableText label={words.digest} text={changes.archive_sha256} short={shortDigest(changes.archive_sha256)} />
        </Fact>
        <Fact name={words.archiveSize}>{`${formatBytes(changes.archive_size)} → ${formatBytes(size)}`}</Fact>
        <Fact name={words.changes}>
          <DeltaCounts counts={{ added: changes.added, changed: changes.changed, unchanged: changes.unchanged, moved: changes.moved ?? 0, removed: removed.length }} />
        </Fact>
      </dl>
      <ReportedAssets sort={sort} onSort={setSort} against />
      {removed.length > 0 && (
        <section className="pack-removed" aria-label={words.removed}>
          <h3>{words.removed}</h3>
          <DataTable label={words.removedList} columns={removedColumns} count={removed.length} row={(index) => removed[index]} keyOf={({ asset_id: id }) => String(id)} />
        </section>
      )}
    </div>
  );
}
