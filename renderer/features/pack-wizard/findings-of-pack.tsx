import { useEffect, useState, type JSX } from 'react';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import { useFixes } from '../../state/use-fixes.ts';
import { usePages } from '../../state/use-pages.ts';
import { usePickedFinding } from '../../state/use-picked-finding.ts';
import { DiagnosticTree, type DiagnosticLine } from '../../ui/diagnostic-tree.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Finding } from '../../ui/finding.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { words as findings } from '../../words/finding.ts';
import { words } from '../../words/pack.ts';
import { Refusal } from './refusal.tsx';

type Validation = ResponseOf<'validatePackWorkspace'>;

/** All that is found about what goes in, by asset; beside it one of them whole, the first until another is chosen. */
export function FindingsOfPack({ verdict }: { readonly verdict: Validation }): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const remembered = useRememberedLayout('pack.findings');
  const [collapsed, setCollapsed] = useState<readonly string[]>([]);
  const pages = usePages('listDiagnostics', { project_id, filter: { pack: true }, group_by: 'asset', collapsed: [...collapsed] });
  const picked = usePickedFinding(pages);
  const first = picked.index === undefined ? firstOf(pages.row) : undefined;
  useEffect(() => {
    if (first !== undefined) picked.pick(first);
  }, [first]);
  const at = picked.index ?? first;
  const row = picked.row ?? (first === undefined ? undefined : pages.row(first));
  if (pages.error) return <Refusal error={pages.error} onAgain={pages.again} />;
  if (pages.total === 0) return <Clean verdict={verdict} />;
  const collapse = (key: string, shut: boolean): void => {
    picked.pick(undefined);
    setCollapsed(shut ? [...collapsed, key] : collapsed.filter((one) => one !== key));
  };
  const tree = (
    <DiagnosticTree
      label={words.findings}
      count={pages.total ?? 0}
      row={pages.row}
      onVisible={pages.want}
      chosen={at}
      onChoose={picked.pick}
      onCollapse={collapse}
      onFollow={(place) => navigation.follow(place)}
      titleOf={({ key, title }) => (key === '' ? findings.project : title)}
    />
  );
  return (
    <SplitPanels
      {...remembered}
      panes={[
        { id: 'findings', size: 66, least: 380, content: tree },
        { id: 'finding', size: 34, least: 280, fixed: true, content: <Chosen line={row?.kind === 'diagnostic' ? row : undefined} /> },
      ]}
    />
  );
}

/** The finding to begin with: the first line that is one, where it stands near the top as it does when nothing is shut. */
function firstOf(row: (index: number) => ReturnType<ReturnType<typeof usePages<'listDiagnostics'>>['row']>): number | undefined {
  return [0, 1].find((index) => row(index)?.kind === 'diagnostic');
}

function Chosen({ line }: { readonly line: DiagnosticLine | undefined }): JSX.Element {
  const { navigation } = useStudio();
  const fixes = useFixes(line?.diagnostic);
  if (!line) return <EmptyState sprite="aim" title={words.chooseFinding} says={words.chooseFindingSays} />;
  return (
    <div className="pack-finding">
      <Finding finding={line.diagnostic} blocks={line.blocks_pack} fixes={fixes} onFollow={(place) => navigation.follow(place)} />
    </div>
  );
}

/** Nothing to mend, and what that rests on. */
function Clean({ verdict: { checked, refused, generation } }: { readonly verdict: Validation }): JSX.Element {
  const rests = checked && words.checked(words.assetsIn(checked.assets, formatCount(checked.assets)), formatCount(checked.files), formatBytes(checked.bytes));
  return (
    <EmptyState
      sprite="calm"
      title={refused ? words.cleanBefore(generation) : words.clean}
      says={
        <>
          {refused ? words.cleanBeforeSays : words.cleanSays}
          {rests !== undefined && <span className="pack-rests">{rests}</span>}
        </>
      }
    />
  );
}
