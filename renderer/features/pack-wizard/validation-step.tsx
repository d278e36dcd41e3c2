import { useState, type JSX } from 'react';
import { CircleCheck, OctagonX } from 'lucide-react';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import { useFixes } from '../../state/use-fixes.ts';
import { usePages } from '../../state/use-pages.ts';
import { DiagnosticTree } from '../../ui/diagnostic-tree.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Finding } from '../../ui/finding.tsx';
import { formatCount } from '../../ui/format.ts';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { words as findings } from '../../words/finding.ts';
import { words } from '../../words/pack.ts';
import { Refusal } from './refusal.tsx';
import { useVerdict } from './verdict.ts';

/** What the gate would say: what blocks, what does not, and how each is mended. */
export function ValidationStep(): JSX.Element {
  const verdict = useVerdict(true);
  if (verdict.error) return <Refusal error={verdict.error} onAgain={verdict.again} />;
  if (!verdict.data) return <p className="pack-reading">{words.reading}</p>;
  return (
    <>
      <Verdict verdict={verdict.data} />
      <FindingsOfPack />
    </>
  );
}

function Verdict({ verdict: { blocked, counts, unread } }: { readonly verdict: ResponseOf<'validatePackWorkspace'> }): JSX.Element {
  const Icon = blocked ? OctagonX : CircleCheck;
  return (
    <div className={blocked ? 'pack-verdict pack-verdict-blocked' : 'pack-verdict pack-verdict-passes'} role="status">
      <Icon size={20} aria-hidden />
      <h2>{blocked ? words.blocked : words.passes}</h2>
      <span>{words.counts(formatCount(counts.errors), formatCount(counts.warnings), formatCount(counts.infos))}</span>
      {unread.length > 0 && (
        <details open>
          <summary>{words.unread}</summary>
          <ul>
            {unread.map(({ file, says }) => (
              <li key={file}>
                <code>{file}</code> {says}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function FindingsOfPack(): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const remembered = useRememberedLayout('pack.findings');
  const [collapsed, setCollapsed] = useState<readonly string[]>([]);
  const [at, setAt] = useState<number>();
  const pages = usePages('listDiagnostics', { project_id, filter: { pack: true }, group_by: 'asset', collapsed: [...collapsed] });
  const row = at === undefined ? undefined : pages.row(at);
  const fixes = useFixes(row?.kind === 'diagnostic' ? row.diagnostic : undefined);
  if (pages.error) return <Refusal error={pages.error} onAgain={pages.again} />;
  const collapse = (key: string, shut: boolean): void => {
    setAt(undefined);
    setCollapsed(shut ? [...collapsed, key] : collapsed.filter((one) => one !== key));
  };
  const tree = (
    <DiagnosticTree
      label={words.findings}
      count={pages.total ?? 0}
      row={pages.row}
      onVisible={pages.want}
      chosen={at}
      onChoose={setAt}
      onCollapse={collapse}
      onFollow={(place) => navigation.follow(place)}
      titleOf={({ key, title }) => (key === '' ? findings.project : title)}
      empty={pages.answer && <EmptyState sprite="calm" title={words.clean} says={words.cleanSays} />}
    />
  );
  if (pages.total === 0) return tree;
  return (
    <SplitPanels
      {...remembered}
      panes={[
        { id: 'findings', size: 70, least: 380, content: tree },
        {
          id: 'finding',
          size: 30,
          least: 260,
          fixed: true,
          content: (
            <div className="pack-finding">
              {row?.kind === 'diagnostic' ? (
                <Finding finding={row.diagnostic} blocks={row.blocks_pack} fixes={fixes} onFollow={(place) => navigation.follow(place)} />
              ) : (
                <p className="pack-quiet">{findings.none}</p>
              )}
            </div>
          ),
        },
      ]}
    />
  );
}
