import { useMemo, useState, type JSX } from 'react';
import { useProject } from '../../../state/context.tsx';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorState } from '../../../ui/empty-state.tsx';
import { formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/inspector.ts';
import { FamilySums } from './family-sums.tsx';
import { SeveralActions } from './several-actions.tsx';
import { SeveralHead } from './several-head.tsx';
import { SharedFields, withoutShared, type SharedDraft } from './shared-fields.tsx';
import './several.css';

/** Several assets chosen: what they come to together, what they have in common, and what can be done with all of them. */
export function Several({ chosen }: { readonly chosen: ReadonlySet<number> }): JSX.Element {
  const { project_id } = useProject();
  const request = useMemo(() => ({ project_id, asset_ids: [...chosen] }), [project_id, chosen]);
  const { data, error, again } = useQuery('summarizeAssets', request, { keepPrevious: true });
  const families = useQuery('describeFamilies', {});
  // Edits are about these assets: others that are chosen have none.
  const [draft, setDraft] = useState<{ readonly of: ReadonlySet<number>; readonly edits: SharedDraft }>();
  const known = families.data?.families ?? [];
  return (
    <>
      <SeveralHead count={formatCount(chosen.size)} sum={data} />
      <div className="several">
        <SeveralActions />
        {error && !data && <ErrorState error={error} onAgain={again} />}
        {!data && !error && (
          <p className="inspector-quiet" role="status">
            {words.several.reading(formatCount(chosen.size))}
          </p>
        )}
        {data && <FamilySums sum={data} families={known} />}
        {data && (
          <SharedFields
            sum={data}
            families={known}
            ids={request.asset_ids}
            draft={draft?.of === chosen ? draft.edits : new Map()}
            onDraft={(edits) => setDraft({ of: chosen, edits })}
            onApplied={(applied) => setDraft((now) => (now?.of === chosen ? { of: chosen, edits: withoutShared(now.edits, applied) } : now))}
          />
        )}
      </div>
    </>
  );
}
