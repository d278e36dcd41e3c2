import { useMemo, useRef, useState, type JSX, type ReactNode } from 'react';
import { useProject, useStudio } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { words } from '../../words/assets.ts';
import { AssetBrowser } from './asset-browser.tsx';
import { AssetDialogs } from './asset-dialogs.tsx';
import { filesOfInput, type ChosenFile } from './chosen-files.ts';
import { DeskProvider, type AssetsDialog, type Desk } from './desk.ts';
import { FamilyTitles } from './family-title.tsx';
import { Thumbnails } from './thumbnails.ts';
import './assets.css';

/** Every asset of the project on the left, the shown one on the right. */
export function AssetsWorkspace({ inspector }: { readonly inspector: ReactNode }): JSX.Element {
  const studio = useStudio();
  const { project_id, session_id } = useProject();
  const remembered = useRememberedLayout('assets.split');
  const [dialog, setDialog] = useState<AssetsDialog>();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const goOn = useRef<(files: readonly ChosenFile[]) => void>(undefined);
  const desk = useMemo<Desk>(
    () => ({
      thumbnails: new Thumbnails(studio, project_id),
      ask: setDialog,
      chooseFiles: (then) => {
        goOn.current = then;
        input.current?.click();
      },
      // After whatever closes has let go of the focus.
      focusList: () => void setTimeout(() => (isFocusLost() ? list.current?.focus() : undefined), 0),
    }),
    // A project that was opened anew has other pictures.
    [studio, project_id, session_id],
  );
  return (
    <DeskProvider value={desk}>
      <FamilyTitles>
        <SplitPanels
          {...remembered}
          panes={[
            { id: 'list', size: 58, least: 420, content: <AssetBrowser listRef={list} /> },
            { id: 'inspector', size: 42, least: 300, fixed: true, content: inspector },
          ]}
        />
        <input
          ref={input}
          className="assets-file-input"
          type="file"
          multiple
          tabIndex={-1}
          aria-label={words.choose}
          onChange={(event) => {
            const files = filesOfInput(event.target.files);
            // The same files can be chosen again.
            event.target.value = '';
            if (files.length > 0) goOn.current?.(files);
          }}
        />
        <AssetDialogs
          dialog={dialog}
          onClose={() => {
            setDialog(undefined);
            desk.focusList();
          }}
        />
      </FamilyTitles>
    </DeskProvider>
  );
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
