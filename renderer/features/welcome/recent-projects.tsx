import type { JSX } from 'react';
import { X } from 'lucide-react';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import type { RecentProject } from '../../../src/contract/operations/studio.ts';
import { useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import type { Asked } from '../../state/use-query.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { formatDay } from '../../ui/format.ts';
import { words } from '../../words/welcome.ts';

export function RecentProjects({ recent }: { readonly recent: Asked<ResponseOf<'listRecentProjects'>> }): JSX.Element | null {
  const studio = useStudio();
  const opening = useCall('openRecentProject');
  const forgetting = useCall('forgetRecentProject');
  if (recent.error) return <ErrorState error={recent.error} onAgain={recent.again} />;
  if (!recent.data) return null;
  if (recent.data.projects.length === 0) return <EmptyState sprite="tiles" title={words.none} says={words.noneSays} />;

  const open = async ({ place_id }: RecentProject): Promise<void> => {
    const answer = await opening.call({ place_id });
    if (answer.ok) studio.show(answer.value);
    else {
      studio.notices.refuse(answer.error);
      recent.again();
    }
  };
  const forget = async ({ place_id }: RecentProject): Promise<void> => {
    const answer = await forgetting.call({ place_id });
    if (!answer.ok) studio.notices.refuse(answer.error);
    recent.again();
  };
  return (
    <ul className="welcome-list">
      {recent.data.projects.map((project) => (
        <li key={project.place_id} className="welcome-project">
          <button type="button" className="welcome-open" disabled={!project.present || opening.calling} onClick={() => void open(project)}>
            <strong>{project.name}</strong>
            <span className="welcome-when">{project.opened_at === undefined ? words.never : words.openedOn(formatDay(project.opened_at))}</span>
            <span className="welcome-where">{project.directory}</span>
            {!project.present && <Badge tone="caution">{words.missing}</Badge>}
          </button>
          <IconButton label={words.forget(project.name)} icon={X} onClick={() => void forget(project)} />
        </li>
      ))}
    </ul>
  );
}
