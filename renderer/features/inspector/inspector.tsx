import { useState, type JSX } from 'react';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useNavigation } from '../../state/context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { words } from '../../words/inspector.ts';
import { AssetInspector } from './asset-inspector.tsx';
import { noDraft, type Draft } from './declaration/drafts.ts';
import type { DetailsTab } from './details-tabs.tsx';
import { Several } from './several/several.tsx';
import './inspector.css';
import './inspector-details.css';

/** Everything about the chosen asset: who it is, what it looks and sounds like, what it declares. */
export function Inspector(): JSX.Element {
  const asset = useNavigation((state) => state.asset);
  const chosen = useNavigation((state) => state.chosen);
  // Edits wait here while one looks at other assets.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const [tab, setTab] = useState<DetailsTab>('declaration');
  const key = asset && keyOf(asset);
  return (
    <section className="inspector" aria-label={words.title}>
      {chosen.size > 1 ? (
        <Several chosen={chosen} />
      ) : asset && key !== undefined ? (
        <AssetInspector
          key={key}
          asset={asset}
          draft={drafts.get(key) ?? noDraft}
          onDraft={(draft) => setDrafts((before) => new Map([...before, [key, typeof draft === 'function' ? draft(before.get(key) ?? noDraft) : draft]]))}
          tab={tab}
          onTab={setTab}
        />
      ) : (
        <EmptyState title={words.none} says={words.noneSays} />
      )}
    </section>
  );
}

function keyOf(asset: AssetRef): string {
  return 'asset_id' in asset ? `id ${asset.asset_id}` : `root ${asset.root}`;
}
