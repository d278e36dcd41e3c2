import type { JSX, KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import type { RecentProject } from '../../../src/contract/operations/studio.ts';
import { useActions, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import type { Asked } from '../../state/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format.ts';
import { KeyHint, spokenKeys } from '../../ui/key-hint.tsx';
import { words } from '../../words/welcome.ts';

/** As many have a number to be opened by. */
const numbered = 9;

function shortcutOf(index: number): string | undefined {
  return index < numbered ? `Alt+${index + 1}` : undefined;
}

/** Each is an action, too: found by name in the palette, opened by its number. */
function useRecentActions(projects: readonly RecentProject[], open: (project: RecentProject) => void): void {
  useActions(
    projects.map((project, index) => {
      const shortcut = shortcutOf(index);
      return {
        id: `welcome.recent.${project.place_id}`,
        title: words.openRecent(project.name),
        group: words.recent,
        ...(shortcut !== undefined && { shortcut }),
        unavailable: project.present ? undefined : words.missing,
        run: () => open(project),
      };
    }),
  );
}

/** Arrows go from project to project. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.welcome-open:not(:disabled)')];
  const at = all.findIndex((one) => one.parentElement?.contains(document.activeElement));
  event.preventDefault();
  all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus();
}

export function RecentProjects({ recent }: { readonly recent: Asked<ResponseOf<'listRecentProjects'>> }): JSX.Element | null {
  const studio = useStudio();
  const opening = useCall('openRecentProject');
  const forgetting = useCall('forgetRecentProject');
  const open = async ({ place_id }: RecentProject): Promise<void> => {
    const answer = await opening.call({ place_id });
    if (answer.ok) studio.show(answer.value);
    else {
      studio.notices.refuse(answer.error);
      recent.again();
    }
  };
  useRecentActions(recent.data?.projects ?? [], (project) => void open(project));
  if (recent.error) return <ErrorState error={recent.error} onAgain={recent.again} />;
  if (!recent.data) return null;
  if (recent.data.projects.length === 0) return <EmptyState sprite="tiles" title={words.none} says={words.noneSays} />;

  const forget = async ({ place_id }: RecentProject): Promise<void> => {
    const answer = await forgetting.call({ place_id });
    if (!answer.ok) studio.notices.refuse(answer.error);
    recent.again();
  };
  return (
    <ul className="welcome-list" onKeyDown={moveBetween}>
      {recent.data.projects.map((project, index) => (
        <li key={project.place_id} className="welcome-project">
          <OpenButton project={project} shortcut={shortcutOf(index)} busy={opening.calling} onOpen={() => void open(project)} />
          <IconButton label={words.forget(project.name)} icon={X} onClick={() => void forget(project)} />
        </li>
      ))}
    </ul>
  );
}

interface OpenButtonProps {
  readonly project: RecentProject;
  readonly shortcut: string | undefined;
  readonly busy: boolean;
  readonly onOpen: () => void;
}

function OpenButton({ project: { name, directory, opened_at: at, present }, shortcut, busy, onOpen }: OpenButtonProps): JSX.Element {
  return (
    <button type="button" className="welcome-open" aria-keyshortcuts={shortcut && spokenKeys(shortcut)} disabled={!present || busy} onClick={onOpen}>
      <strong>{printable(name)}</strong>
      <span className="welcome-when">{at === undefined ? words.never : words.openedOn(formatDay(at))}</span>
      <span className="welcome-where">{printable(directory)}</span>
      {present ? shortcut !== undefined && <KeyHint shortcut={shortcut} /> : <Badge tone="caution">{words.missing}</Badge>}
    </button>
  );
}
