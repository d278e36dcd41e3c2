import { useState, type JSX } from 'react';
import { LayoutDashboard, Table2 } from 'lucide-react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useStudio } from '../../../state/context.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { SegmentedControl } from '../../../ui/tabs.tsx';
import { words } from '../../../words/pack.ts';
import { TreemapTable } from './treemap-table.tsx';
import { Treemap } from './treemap.tsx';

type Look = 'map' | 'table';

const looks = [
  { value: 'map', label: words.map, icon: LayoutDashboard },
  { value: 'table', label: words.table, icon: Table2 },
] as const;

/** Where the bytes of the archive are: as a map, or the same as a table. */
export function Contents({ report: { treemap, archive }, onAll }: { readonly report: ResponseOf<'getPackReport'>; readonly onAll: () => void }): JSX.Element {
  const { navigation } = useStudio();
  const [look, setLook] = useState<Look>('map');
  const follow = (id: number): void => navigation.follow({ asset_id: id });
  return (
    <div className="pack-contents">
      <div className="pack-contents-bar">
        <SegmentedControl<Look> label={words.contents} value={look} onValue={setLook} options={looks} />
        <span className="pack-quiet">{words.bytesOf(formatBytes(archive.size), formatCount(archive.size))}</span>
      </div>
      {look === 'map' ? <Treemap parts={treemap} size={archive.size} onFollow={follow} onAll={onAll} /> : <TreemapTable parts={treemap} size={archive.size} onFollow={follow} onAll={onAll} />}
    </div>
  );
}
