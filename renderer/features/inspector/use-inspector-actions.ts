import { useActions, useProject, useStudio } from '../../state/context.tsx';
import type { Action } from '../../state/actions.ts';
import { words } from '../../words/inspector.ts';
import type { AssetRef } from '../../../src/contract/operations/changes.ts';
import type { AssetDetails } from './asset-details.ts';
import { changesOf, isEmpty, noDraft, stillOpen, withoutApplied, type Draft, type SetDraft } from './declaration/drafts.ts';
import type { DetailsTab } from './details-tabs.tsx';

/** Shown on the controls that do the same. */
export const inspectorShortcuts = { apply: 'Mod+S', forget: 'Mod+Alt+Z' } as const;

const tabShortcuts: Readonly<Record<DetailsTab, string>> = { declaration: 'Shift+D', files: 'Shift+G', problems: 'Shift+O', history: 'Shift+H' };

export interface InspectorActions {
  readonly asset: AssetRef;
  /** Nothing before the packer has answered. */
  readonly details: AssetDetails | undefined;
  readonly draft: Draft;
  readonly onDraft: SetDraft;
  readonly onTab: (tab: DetailsTab) => void;
}

/** What can be done with the shown asset from everywhere: to copy its names, to turn its pages, to preview its edits. */
export function useInspectorActions({ asset, details, draft: given, onDraft, onTab }: InspectorActions): void {
  const { proposals, notices } = useStudio();
  const { access } = useProject();
  const group = words.title;
  const copy = (id: string, what: string, shortcut: string, text: string | undefined): Action => ({
    id: `inspector.copy.${id}`,
    title: words.actions.copy(what),
    group,
    shortcut,
    unavailable: text === undefined ? words.actions.hasNone(what) : undefined,
    run: () => {
      if (text === undefined) return;
      navigator.clipboard.writeText(text).then(
        () => notices.notify({ kind: 'good', text: words.actions.copied(text) }),
        () => notices.notify({ kind: 'caution', text: words.actions.notCopied }),
      );
    },
  });
  const draft = details ? stillOpen(given, details) : given;
  const noEdits = isEmpty(draft) ? words.actions.noEdits : undefined;
  const propose = async (): Promise<void> => {
    if ((await proposals.change(...changesOf(asset, draft))) === 'applied') onDraft((now) => withoutApplied(now, draft));
  };
  const tabs = (Object.keys(tabShortcuts) as DetailsTab[]).map((tab): Action => ({
    id: `inspector.${tab}`,
    title: words.actions.show(words.tabs[tab]),
    group,
    shortcut: tabShortcuts[tab],
    run: () => onTab(tab),
  }));
  const row = details?.asset;
  useActions(
    details
      ? [
          copy('id', words.identity.id, 'Alt+I', row?.asset_id === undefined ? undefined : String(row.asset_id)),
          copy('uuid', words.identity.uuid, 'Alt+U', row?.asset_uuid),
          copy('root', words.identity.root, 'Alt+R', row?.root),
          ...tabs,
          { id: 'inspector.apply', title: words.declaration.preview, group, shortcut: inspectorShortcuts.apply, unavailable: access.mode === 'read_only' ? words.declaration.readOnly : noEdits, run: () => void propose() },
          { id: 'inspector.forget', title: words.actions.forget, group, shortcut: inspectorShortcuts.forget, unavailable: noEdits, run: () => onDraft(noDraft) },
        ]
      : [],
  );
}
