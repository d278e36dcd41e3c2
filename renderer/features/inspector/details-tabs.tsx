import { useEffect, useState, type JSX } from 'react';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import { useNavigation } from '../../state/context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tabs, type Tab } from '../../ui/tabs.tsx';
import { words } from '../../words/inspector.ts';
import type { AssetDetails, FamilyDescription } from './asset-details.ts';
import { DeclarationForm } from './declaration/declaration-form.tsx';
import { declaredAt, withEdit, type Draft, type SetDraft } from './declaration/drafts.ts';
import { Files } from './files.tsx';
import { Findings } from './findings.tsx';
import { History } from './history.tsx';

export type DetailsTab = 'declaration' | 'files' | 'problems' | 'history';

export interface DetailsTabsProps {
  readonly asset: AssetRef;
  readonly details: AssetDetails;
  readonly family: FamilyDescription | undefined;
  readonly draft: Draft;
  readonly onDraft: SetDraft;
  readonly tab: DetailsTab;
  readonly onTab: (tab: DetailsTab) => void;
}

/** What can be read and changed of the asset. A finding that is followed opens the page where it can be mended. */
export function DetailsTabs({ asset, details, family, draft, onDraft, tab, onTab }: DetailsTabsProps): JSX.Element {
  const place = useNavigation((state) => state.place);
  const [field, setField] = useState<string>();
  useEffect(() => {
    if (!place) return;
    setField(place.field);
    onTab(place.field === undefined ? 'problems' : 'declaration');
  }, [place]);

  const select = selectorOf(details, family, draft, onDraft);
  const { asset_id: id } = details.asset;
  const tabs: readonly Tab<DetailsTab>[] = [
    { value: 'declaration', label: words.tabs.declaration, content: (
        <DeclarationForm asset={asset} details={details} family={family} draft={draft} onDraft={onDraft} wanted={field} onThere={() => setField(undefined)} />
      ) },
    { value: 'files', label: words.tabs.files, count: details.artifact_total, content: <Files asset={asset} root={details.asset.root} onSelect={select} /> },
    {
      value: 'problems',
      label: words.tabs.problems,
      count: details.diagnostics.length,
      content: <Findings findings={details.diagnostics} checked={details.asset.health !== 'unchecked'} place={place} />,
    },
    {
      value: 'history',
      label: words.tabs.history,
      content: id === undefined ? <EmptyState sprite="log" title={words.history.noId} says={words.history.noIdSays} /> : <History assetId={id} />,
    },
  ];
  return (
    <div className="inspector-details">
      <Tabs label={words.tabs.label} value={tab} onValue={onTab} tabs={tabs} />
    </div>
  );
}

/** Adds a file to the family's first input list, as an edit. */
function selectorOf(details: AssetDetails, family: FamilyDescription | undefined, draft: Draft, onDraft: SetDraft): ((path: string) => void) | undefined {
  const list = family?.inputs[0];
  if (!list || !details.declaration) return undefined;
  const declared = declaredAt(details, list.pointer);
  return (path) => {
    const entries = draft.edits.get(list.pointer) ?? declared;
    onDraft(withEdit(draft, list.pointer, [...(Array.isArray(entries) ? entries : []), path], declared));
  };
}
