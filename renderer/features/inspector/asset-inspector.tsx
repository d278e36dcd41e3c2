import { useEffect, useState, type JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useProject } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorState } from '../../ui/empty-state.tsx';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { words } from '../../words/inspector.ts';
import { AssetNotice } from './asset-notice.tsx';
import { BankView, bankPage } from './bank/bank-view.tsx';
import type { Draft, SetDraft } from './declaration/drafts.ts';
import { DetailsTabs, type DetailsTab } from './details-tabs.tsx';
import { Identity } from './identity.tsx';
import { useInspectorActions } from './use-inspector-actions.ts';

/** Files whose facts stand beside the declaration; the list of files reads the others when they come into sight. */
const mostArtifacts = 1000;

export interface AssetInspectorProps {
  readonly asset: AssetRef;
  readonly draft: Draft;
  readonly onDraft: SetDraft;
  readonly tab: DetailsTab;
  readonly onTab: (tab: DetailsTab) => void;
}

export function AssetInspector({ asset, draft, onDraft, tab, onTab }: AssetInspectorProps): JSX.Element {
  const { project_id } = useProject();
  const [offset, setOffset] = useState(0);
  // Of an asset without a bank to show, what is wrong comes first.
  const [oddTab, setOddTab] = useState<DetailsTab>('problems');
  const { layout, onLayout } = useRememberedLayout('inspector.split');
  const details = useQuery('getAssetDetails', { project_id, asset, artifact_limit: mostArtifacts });
  const families = useQuery('describeFamilies', {});
  const { data } = details;
  const canShow = data?.declaration !== undefined && data.asset.present;
  const preview = useQuery('getPreview', canShow ? { project_id, asset, offset, limit: bankPage } : undefined, { keepPrevious: true });

  useInspectorActions({ asset, details: data, draft, onDraft, onTab: canShow ? onTab : setOddTab });

  // A preview looks into the files: what was unchecked before is known now.
  const { again } = details;
  const looked = preview.data?.key;
  useEffect(() => {
    if (looked !== undefined) again();
  }, [looked]);

  if (!data) {
    if (details.error) return <ErrorState error={details.error} onAgain={details.again} />;
    return (
      <p className="inspector-quiet inspector-pad" role="status">
        {printable(words.reading('asset_id' in asset ? `#${asset.asset_id}` : asset.root))}
      </p>
    );
  }
  const family = families.data?.families.find((one) => one.family === data.asset.family);
  const tabs = <DetailsTabs asset={asset} details={data} family={family} draft={draft} onDraft={onDraft} tab={canShow ? tab : oddTab} onTab={canShow ? onTab : setOddTab} />;
  return (
    <>
      <Identity asset={asset} details={data} family={family} />
      <AssetNotice details={data} />
      {canShow ? (
        <SplitPanels
          direction="vertical"
          layout={layout}
          onLayout={onLayout}
          panes={[
            { id: 'bank', size: 58, least: 140, content: <BankView asset={asset} details={data} preview={preview} offset={offset} onOffset={setOffset} /> },
            { id: 'details', size: 42, least: 120, content: tabs },
          ]}
        />
      ) : (
        tabs
      )}
    </>
  );
}
