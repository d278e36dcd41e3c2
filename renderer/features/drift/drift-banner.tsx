import type { JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import { useProject } from '../../state/context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { names } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';
import { Tooltip } from '../../ui/popover.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { StateIcon } from '../../ui/severity.tsx';
import { words } from '../../words/drift.ts';
import { driftShortcuts, useDriftActions, useWaysOut } from './ways-out.ts';
import './drift.css';

/** Between the bar and the screen while the packer says anything but fresh: what happened, how many items, what to do. */
export function DriftBanner(): JSX.Element | null {
  const status = useProject();
  useDriftActions();
  if (status.state === 'fresh') return null;
  return (
    <aside className={names('drift-banner', `drift-${status.state}`)} aria-label={words.banner}>
      <span className="drift-banner-icon">
        <StateIcon state={status.state} size={16} />
      </span>
      <div className="drift-banner-text">
        <p className="drift-banner-head">
          <strong>{words[status.state]}</strong>
          {status.state !== 'reconciling' && <Amount projectId={status.project_id} />}
        </p>
        {status.state === 'reconciling' && <Progress status={status} />}
        <Reasons reasons={status.reasons} />
      </div>
      <WaysOut status={status} />
    </aside>
  );
}

/** How many items there are, as the packer counts them. */
function Amount({ projectId }: { readonly projectId: string }): JSX.Element | null {
  const { counts } = useQuery('getDivergence', { project_id: projectId, limit: 1 }).data ?? {};
  const said = [
    ...(counts && counts.decision > 0 ? [words.decisions(counts.decision)] : []),
    ...(counts && counts.content > 0 ? [words.contents(counts.content)] : []),
  ];
  return said.length === 0 ? null : <span className="drift-amount">{said.join(words.and)}</span>;
}

/** Reasons in sight; the review has all of them. */
const most = 2;

function Reasons({ reasons }: { readonly reasons: readonly string[] }): JSX.Element | null {
  if (reasons.length === 0) return null;
  return (
    <ul className="drift-reasons">
      {reasons.slice(0, most).map((reason) => (
        <li key={reason} title={printable(reason)}>
          {printable(reason)}
        </li>
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

function WaysOut({ status: { state } }: { readonly status: ProjectStatus }): JSX.Element {
  const { refresh, reopen, review } = useWaysOut();
  return (
    <div className="drift-banner-actions">
      {state === 'stale' && (
        <Button shortcut={driftShortcuts.refresh} onClick={refresh.run} disabled={refresh.busy}>
          {words.refresh}
        </Button>
      )}
      {state === 'failed' && (
        <Tooltip text={words.reopenSays}>
          <Button shortcut={driftShortcuts.reopen} onClick={reopen.run} disabled={reopen.busy}>
            {words.reopen}
          </Button>
        </Tooltip>
      )}
      {state !== 'reconciling' && (
        <Button look={state === 'stale' ? 'normal' : 'primary'} shortcut={driftShortcuts.review} onClick={review}>
          {words.review}
        </Button>
      )}
    </div>
  );
}
