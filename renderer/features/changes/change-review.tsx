import { useCallback, useEffect, useState, type JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import type { AnswerOf } from '../../../src/contract/operations.ts';
import type { ChangeResult, Preview } from '../../../src/contract/operations/changes.ts';
import type { Action } from '../../state/actions.ts';
import { useActions, useProjectStatus, useStudio } from '../../state/context.tsx';
import type { Proposal } from '../../state/proposals.ts';
import { useStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/empty-state.tsx';
import { PreviewReport } from '../../ui/preview-report.tsx';
import { words } from '../../words/changes.ts';
import { words as common } from '../../words/ui.ts';
import './changes.css';

/** Shows what the proposed change would do, applies it as it was shown, and offers to take it back. */
export function ChangeReview(): JSX.Element | null {
  const { proposals } = useStudio();
  const { proposal, turn } = useStore(proposals.store, (state) => state);
  const status = useProjectStatus();
  const undo: Action = { id: 'changes.undo', title: words.undoLast, group: words.group, shortcut: 'Mod+Z', run: () => void proposals.propose({ kind: 'undo' }) };
  useActions(status ? [undo] : []);
  if (!proposal || !status) return null;
  return <Review key={turn} proposal={proposal} projectId={status.project_id} />;
}

function Review({ proposal, projectId }: { readonly proposal: Proposal; readonly projectId: string }): JSX.Element {
  const studio = useStudio();
  const [shown, setShown] = useState<AnswerOf<'previewChange'>>();
  const applying = useCall(proposal.kind === 'undo' ? 'undoChange' : 'applyChange');
  const look = useCallback(() => {
    let left = false;
    setShown(undefined);
    void ask(studio, proposal, projectId).then((answer) => !left && setShown(answer));
    return () => {
      left = true;
    };
  }, [studio, proposal, projectId]);
  useEffect(look, [look]);

  const dismiss = (): void => studio.proposals.dismiss();
  const apply = async (preview: Preview): Promise<void> => {
    studio.proposals.applying(proposal);
    const answer = await applying.call({ project_id: projectId, preview });
    const isShown = studio.proposals.answered(proposal, answer.ok ? 'applied' : 'refused');
    if (answer.ok) tell(studio, answer.value);
    // Nobody is left who would read it here.
    else if (!isShown) studio.notices.refuse(answer.error);
  };

  const preview = shown?.ok ? shown.value : undefined;
  const isNothing = preview !== undefined && preview.files.length + preview.moves.length === 0;
  return (
    <Dialog
      open
      onClose={dismiss}
      size="large"
      title={preview?.title ?? words.reviewing}
      says={words.says}
      actions={
        <>
          <Button onClick={dismiss}>{applying.calling ? common.close : common.cancel}</Button>
          {applying.error !== undefined && (
            <Button
              onClick={() => {
                applying.reset();
                look();
              }}
            >
              {words.lookAgain}
            </Button>
          )}
          <Button look="primary" disabled={!preview || isNothing || applying.calling || applying.error !== undefined} autoFocus onClick={() => preview && void apply(preview)}>
            {applying.calling ? words.applying : proposal.kind === 'undo' ? words.applyUndo : words.apply}
          </Button>
        </>
      }
    >
      {applying.error !== undefined && (
        <div className="change-refused" role="alert">
          <strong>{applying.error.code === 'stale_preview' ? words.stale : printable(applying.error.message)}</strong>
          <span>{printable(applying.error.code === 'stale_preview' ? applying.error.message : applying.error.remedy)}</span>
        </div>
      )}
      {shown === undefined && <p className="change-working">{words.working}</p>}
      {shown?.ok === false && <ErrorState error={shown.error} onAgain={look} />}
      {isNothing && <p className="change-working">{words.nothing}</p>}
      {preview && !isNothing && <PreviewReport preview={preview} />}
    </Dialog>
  );
}

async function ask(studio: Studio, proposal: Proposal, projectId: string): Promise<AnswerOf<'previewChange'>> {
  if (proposal.kind === 'change') return await studio.call('previewChange', { project_id: projectId, changes: [...proposal.changes] });
  const which = proposal.operation_id === undefined ? {} : { operation_id: proposal.operation_id };
  return await studio.call('previewUndo', { project_id: projectId, ...which });
}

/** What came of it, with the way back. */
function tell({ notices, proposals }: Studio, result: ChangeResult): void {
  if (result.durability === 'unknown') notices.notify({ kind: 'caution', text: result.title, more: words.unknown });
  else {
    const undo = { title: words.undo, run: () => void proposals.propose({ kind: 'undo', operation_id: result.operation_id }) };
    notices.notify({ kind: 'good', text: result.title, action: undo });
  }
  for (const { path, kept_at } of result.conflicts) notices.notify({ kind: 'caution', text: words.kept(path, kept_at) });
}
