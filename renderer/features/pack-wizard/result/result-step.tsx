import type { JSX } from 'react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useProject } from '../../../state/context.tsx';
import { useQuery } from '../../../state/use-query.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { words } from '../../../words/pack.ts';
import type { Packing } from '../packing.ts';
import { Reading } from '../reading.tsx';
import { Refusal } from '../refusal.tsx';
import { Outcome, OutcomeRefused, OutcomeUnknown } from './outcome.tsx';
import { Report } from './report.tsx';
import './result.css';

export interface ResultStepProps {
  readonly packing: Packing;
  readonly onValidation: () => void;
}

/** How the last pack ended, and what stands in `build/` when it ended well. */
export function ResultStep({ packing, onValidation }: ResultStepProps): JSX.Element {
  const { refused, last, run } = packing;
  const { project_id } = useProject();
  const result = last.data?.result;
  const report = useQuery('getPackReport', { project_id, offset: 0, limit: 500 }, { keepPrevious: true });
  if (refused && (!last.data || last.error)) {
    // How the last one ended nobody can say now; that this one was not carried out is known.
    return (
      <div className="pack-result">
        <OutcomeRefused error={refused} />
      </div>
    );
  }
  if (!last.data && !last.error) return <Reading />;
  if (last.error) return <Refusal error={last.error} onAgain={last.again} />;
  const said = refused ?? (result ? undefined : last.data?.refused);
  const ended = !said && !result && run?.check === false ? run.finished : undefined;
  const showsBuild = !said && (result ? result.status === 'succeeded' : ended === undefined || ended.status === 'succeeded');
  return (
    <div className="pack-result">
      {said && <OutcomeRefused error={said} />}
      {!said && result && <Outcome result={result} onValidation={onValidation} />}
      {ended && <OutcomeUnknown finished={ended} />}
      {!said && result && stopped.has(result.status) && report.data && (
        <>
          <header className="pack-outcome pack-outcome-standing">
            <h3>{words.standing}</h3>
            <p>{words.stoodSays}</p>
          </header>
          <Report report={report.data} digest packing={packing} />
        </>
      )}
      {showsBuild && report.data && <Standing result={result} report={report.data} ended={ended !== undefined} packing={packing} />}
      {showsBuild && !report.data && !report.error && <Reading />}
      {showsBuild && report.error && <NoReport packed={result !== undefined} error={report.error} onAgain={report.again} />}
    </div>
  );
}

/** Ends at which the old build is what one has; where errors block, they are what one looks at. */
const stopped: ReadonlySet<ResponseOf<'packWorkspace'>['status']> = new Set(['failed', 'cancelled']);

interface StandingProps {
  readonly result: ResponseOf<'packWorkspace'> | undefined;
  readonly report: ResponseOf<'getPackReport'>;
  readonly ended: boolean;
  readonly packing: Packing;
}

function Standing({ result, report, ended, packing }: StandingProps): JSX.Element {
  const replaced = result?.archive_sha256 !== undefined && result.archive_sha256 !== report.archive.sha256;
  return (
    <>
      {replaced && (
        <p className="pack-note" role="note">
          {words.replaced}
        </p>
      )}
      {!result && !ended && (
        <header className="pack-outcome pack-outcome-standing">
          <h2>{words.standing}</h2>
          <p>{words.standingSays}</p>
        </header>
      )}
      <Report report={report} digest={!result || replaced} packing={packing} />
    </>
  );
}

function NoReport({ packed, error, onAgain }: { readonly packed: boolean; readonly error: NonNullable<ReturnType<typeof useQuery>['error']>; readonly onAgain: () => void }): JSX.Element {
  if (!packed && error.code === 'archive_missing') return <EmptyState sprite="flame" title={words.none} says={words.noneSays} />;
  return <Refusal error={error} onAgain={onAgain} />;
}
