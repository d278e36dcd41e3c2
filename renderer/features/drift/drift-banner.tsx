import type { JSX } from 'react';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { names } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Tooltip } from '../../ui/popover.tsx';
import { words } from '../../words/drift.ts';
import './drift.css';

/** Between the bar and the screen while the packer says anything but fresh: what happened, how many items, what to do. */
export function DriftBanner(): JSX.Element | null {
  const status = useProject();
  if (status.state === 'fresh') return null;
  return (
    <aside className={names('drift-banner', `drift-${status.state}`)} aria-label={words.banner}>
      <div className="drift-banner-text">
        <strong>{words[status.state]}</strong>
        {status.state === 'reconciling' ? <Progress status={status} /> : <Reasons status={status} />}
      </div>
      <WaysOut status={status} />
    </aside>
  );
}

/** Reasons in sight; the review has all of them. */
const most = 2;

function Reasons({ status }: { readonly status: ProjectStatus }): JSX.Element {
  const divergence = useQuery('getDivergence', { project_id: status.project_id, limit: 1 });
  const { counts } = divergence.data ?? {};
  const said = [
    ...(counts && counts.decision > 0 ? [words.decisions(counts.decision)] : []),
    ...(counts && counts.content > 0 ? [words.contents(counts.content)] : []),
    ...status.reasons.slice(0, most),
  ];
  return (
    <ul className="drift-reasons">
      {said.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function Progress({ status }: { readonly status: ProjectStatus }): JSX.Element | null {
  if (!status.progress) return null;
  const { done, total } = status.progress;
  return (
    <div className="drift-progress">
      <ProgressBar label={words.filesRead} done={done} total={total} />
      <span>{words.progress(formatCount(done), formatCount(total))}</span>
    </div>
  );
}

function WaysOut({ status: { state, project_id } }: { readonly status: ProjectStatus }): JSX.Element {
  const studio = useStudio();
  const refreshing = useCall('refresh');
  const reopening = useCall('reopenProject');
  const refresh = async (): Promise<void> => {
    const answer = await refreshing.call({ project_id });
    if (!answer.ok) studio.notices.refuse(answer.error);
  };
  const reopen = async (): Promise<void> => {
    const answer = await reopening.call({ project_id });
    if (answer.ok) studio.show(answer.value);
    else studio.notices.refuse(answer.error);
  };
  return (
    <div className="drift-banner-actions">
      {state === 'stale' && (
        <Button onClick={() => void refresh()} disabled={refreshing.calling}>
          {words.refresh}
        </Button>
      )}
      {state === 'failed' && (
        <Tooltip text={words.reopenSays}>
          <Button onClick={() => void reopen()} disabled={reopening.calling}>
            {words.reopen}
          </Button>
        </Tooltip>
      )}
      {state !== 'reconciling' && (
        <Button look={state === 'stale' ? 'normal' : 'primary'} onClick={() => studio.navigation.review(true)}>
          {words.review}
        </Button>
      )}
    </div>
  );
}
