import { useEffect, useRef, useState, type JSX } from 'react';
import type { AnswerOf } from '../../../src/contract/operations.ts';
import type { DriftDecision, ReconcilePreview, ReconcileResult } from '../../../src/contract/operations/drift.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import type { Studio } from '../../state/studio.ts';
import { useCall } from '../../state/use-call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/empty-state.tsx';
import { PreviewReport } from '../../ui/preview-report.tsx';
import { words } from '../../words/drift.ts';

export interface DecisionsReviewProps {
  readonly decisions: readonly DriftDecision[];
  readonly onBack: () => void;
  /** Which were carried out; also when this has been left meanwhile. */
  readonly onApplied: (applied: readonly DriftDecision[]) => void;
}

/** What the decisions would do together, as one commit; applied as it is shown. */
export function DecisionsReview({ decisions, onBack, onApplied }: DecisionsReviewProps): JSX.Element {
  const studio = useStudio();
  const { project_id } = useProject();
  const [shown, setShown] = useState<AnswerOf<'previewReconcile'>>();
  const applying = useCall('applyReconcile');
  useEffect(() => {
    let left = false;
    void studio.call('previewReconcile', { project_id, decisions: [...decisions] }).then((answer) => !left && setShown(answer));
    return () => {
      left = true;
    };
    // The decisions cannot change while they are reviewed.
  }, [studio, project_id]);

  const shows = useRef(true);
  useEffect(() => {
    shows.current = true;
    return () => {
      shows.current = false;
    };
  }, []);
  const apply = async (preview: ReconcilePreview): Promise<void> => {
    const answer = await applying.call({ project_id, preview });
    if (answer.ok) {
      tell(studio, answer.value);
      onApplied(preview.decisions);
      if (shows.current) onBack();
      // Nobody is left who would read it here.
    } else if (!shows.current) studio.notices.refuse(answer.error);
  };
  const preview = shown?.ok ? shown.value : undefined;
  return (
    <Dialog
      open
      size="large"
      onClose={onBack}
      title={preview?.title ?? words.reviewOf}
      {...(preview && { says: words.reviewOf })}
      actions={
        <>
          <Button onClick={onBack}>{words.back}</Button>
          <Button look="primary" autoFocus disabled={!preview || applying.calling || applying.error !== undefined} onClick={() => preview && void apply(preview)}>
            {applying.calling ? words.applying : words.apply}
          </Button>
        </>
      }
    >
      {applying.error && <ErrorState error={applying.error} />}
      {!shown && <p className="drift-quiet">{words.working}</p>}
      {shown?.ok === false && <ErrorState error={shown.error} />}
      {preview && preview.files.length + preview.moves.length === 0 && <p className="drift-quiet">{words.noFile}</p>}
      {preview && !applying.error && <PreviewReport preview={preview} />}
    </Dialog>
  );
}

function tell({ notices, proposals }: Studio, result: ReconcileResult): void {
  const undo = { title: words.undo, run: () => void proposals.propose({ kind: 'undo', operation_id: result.operation_id }) };
  notices.notify({ kind: 'good', text: words.applied(result.title), ...(result.undoable ? { action: undo } : {}) });
}
