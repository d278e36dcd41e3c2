import { useRef, type JSX, type RefObject } from 'react';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useActions, useProject, useStudio } from '../../state/context.tsx';
import { useRememberedLayout } from '../../state/remembered.ts';
import { useFixes } from '../../state/use-fixes.ts';
import { usePages, type Pages } from '../../state/use-pages.ts';
import { usePickedFinding } from '../../state/use-picked-finding.ts';
import { Button } from '../../ui/button.tsx';
import { DiagnosticTree, type DiagnosticLine } from '../../ui/diagnostic-tree.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { Finding } from '../../ui/finding.tsx';
import { formatCount } from '../../ui/format.ts';
import { LiveRegion } from '../../ui/hidden.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SplitPanels } from '../../ui/split-panels.tsx';
import { words as findings } from '../../words/finding.ts';
import { words } from '../../words/problems.ts';
import { groupTitle } from './group-title.ts';
import { LookIntoAll } from './look-into-all.tsx';
import { ProblemFilters } from './problem-filters.tsx';
import { useDoctor } from './use-doctor.ts';
import { groupings, useProblemFilter, type ProblemFilter } from './use-problem-filter.ts';
import './doctor.css';

type Counts = ResponseOf<'listDiagnostics'>['counts'];

/** All that is known to be wrong, in groups; beside it the chosen one, whole. */
export function Problems(): JSX.Element {
  const { navigation } = useStudio();
  const { project_id } = useProject();
  const remembered = useRememberedLayout('problems.split');
  const filter = useProblemFilter(project_id);
  const pages = usePages('listDiagnostics', filter.request);
  const picked = usePickedFinding(pages);
  const search = useRef<HTMLInputElement>(null);
  const chosen = picked.row?.kind === 'diagnostic' ? picked.row : undefined;
  const fixes = useFixes(chosen?.diagnostic);
  useProblemActions(filter, search, chosen);
  return (
    <SplitPanels
      {...remembered}
      panes={[
        { id: 'list', size: 72, least: 420, content: <List filter={filter} pages={pages} search={search} chosen={picked.index} onChoose={picked.pick} /> },
        {
          id: 'problem',
          size: 28,
          least: 260,
          fixed: true,
          content: (
            <Panel title={findings.about}>
              {chosen ? (
                <Finding finding={chosen.diagnostic} blocks={chosen.blocks_pack} fixes={fixes} onFollow={(place) => navigation.follow(place)} />
              ) : (
                <EmptyState sprite="aim" title={findings.noneTitle} says={findings.none} />
              )}
            </Panel>
          ),
        },
      ]}
    />
  );
}

interface ListProps {
  readonly filter: ProblemFilter;
  readonly pages: Pages<'listDiagnostics'>;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly chosen: number | undefined;
  readonly onChoose: (at: number | undefined) => void;
}

function List({ filter, pages, search, chosen, onChoose }: ListProps): JSX.Element {
  const { navigation } = useStudio();
  const doctor = useDoctor();
  const { answer, total, error } = pages;
  const said = answer ? words.found(formatCount(answer.counts.errors), formatCount(answer.counts.warnings), formatCount(answer.counts.infos)) : '';
  return (
    <Panel title={words.title} bare aside={<span className="doctor-numbers">{said}</span>}>
      <ProblemFilters filter={filter} answer={answer} search={search} />
      <LookIntoAll counts={answer?.counts} doctor={doctor} />
      {error ? (
        <ErrorState error={error} onAgain={pages.again} />
      ) : (
        <DiagnosticTree
          label={words.list}
          count={total ?? 0}
          row={pages.row}
          onVisible={pages.want}
          chosen={chosen}
          onChoose={onChoose}
          onCollapse={(key, collapsed) => {
            onChoose(undefined);
            filter.collapse(key, collapsed);
          }}
          onFollow={(place) => navigation.follow(place)}
          titleOf={groupTitle}
          empty={answer && <Nothing filter={filter} counts={answer.counts} />}
        />
      )}
      <LiveRegion text={said} />
    </Panel>
  );
}

function Nothing({ filter, counts }: { readonly filter: ProblemFilter; readonly counts: Counts }): JSX.Element {
  if (filter.narrow) {
    return <EmptyState sprite="calm" title={words.noMatch} says={words.noMatchSays} actions={<Button onClick={filter.clear}>{words.clearFilter}</Button>} />;
  }
  const unchecked = counts.unchecked_assets > 0 ? ` ${words.unchecked(formatCount(counts.unchecked_assets))}` : '';
  return <EmptyState sprite="calm" title={words.clean} says={`${words.cleanSays}${unchecked}`} />;
}

function useProblemActions(filter: ProblemFilter, search: RefObject<HTMLInputElement | null>, chosen: DiagnosticLine | undefined): void {
  const { navigation } = useStudio();
  const group = words.group;
  useActions([
    { id: 'problems.filter', title: words.focusFilter, group, shortcut: 'Mod+F', run: () => search.current?.focus() },
    { id: 'problems.clear', title: words.clearFilter, group, shortcut: 'Mod+Backspace', run: filter.clear },
    { id: 'problems.expandAll', title: words.expandAll, group, shortcut: 'Shift+E', run: filter.expandAll },
    {
      id: 'problems.follow',
      title: words.follow,
      group,
      shortcut: 'F4',
      unavailable: chosen ? undefined : findings.none,
      run: () => chosen && navigation.follow(chosen.diagnostic.place),
    },
    ...groupings.map((by, index) => ({
      id: `problems.by.${by}`,
      title: words.groupByOf(words.by[by]),
      group,
      shortcut: `Mod+Alt+${index + 1}`,
      run: () => filter.setGroupBy(by),
    })),
  ]);
}
