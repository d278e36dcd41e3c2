import { useMemo } from 'react';
import { useProject, useStudio } from '../../state/context.tsx';
import type { PackRun } from '../../state/pack-run.ts';
import { useStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { useQuery, type Asked } from '../../state/use-query.ts';
import type { PackerError } from '../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { words } from '../../words/pack.ts';

export interface Packing {
  /** The pack announced last, whoever asked for it. */
  readonly run: PackRun | undefined;
  /** Something is packed or checked now. */
  readonly running: boolean;
  /** This page has asked and the pack has not ended. */
  readonly asking: boolean;
  /** Why what this page asked for was not carried out. */
  readonly refused: PackerError | undefined;
  /** What runs, where the packer has said so: a proof packs twice, the second time unheard. */
  readonly doing: ResponseOf<'getLastPack'>['doing'];
  /** How long it had taken when the packer last said so, and when that was on this page's clock. */
  readonly elapsed: { readonly milliseconds: number; readonly at: number } | undefined;
  /** How the last pack and the last proof of the session ended. */
  readonly last: Asked<ResponseOf<'getLastPack'>>;
}

/** What is known of packs: from events while they run, from the packer when they have ended. */
export function usePacking(): Packing {
  const studio = useStudio();
  const { project_id } = useProject();
  const { run, asking = false, refused } = useStore(studio.packRun, (state) => state);
  const last = useQuery('getLastPack', { project_id });
  const { data, reading, outdated } = last;
  // An end that was announced while nobody listened: the packer itself says that nothing runs.
  const over = data !== undefined && !data.running && !reading && !outdated;
  const heard = run?.running === true && !over;
  // What this page has heard the end of is over, but a proof packs once more.
  const told = data?.running === true && (run?.finished === undefined || data.doing === 'proof');
  const elapsed = useMemo(() => (data?.elapsed_ms === undefined ? undefined : { milliseconds: data.elapsed_ms, at: performance.now() }), [data]);
  const running = heard || told || asking;
  return { run: known(run, data), running, asking, refused, doing: running ? data?.doing : undefined, elapsed, last };
}

/** Progress has no place in the log: after a reload the packer's own word of it stands until the next news. */
function known(run: PackRun | undefined, data: ResponseOf<'getLastPack'> | undefined): PackRun | undefined {
  const told = data?.progress;
  if (!run || run.progress || !told || run.phases.at(-1)?.phase !== told.phase) return run;
  return { ...run, progress: told };
}

/** Errors that say nothing about the pack: it was asked for and goes on, and its events tell. */
const aboutTheAnswer: ReadonlySet<PackerError['code']> = new Set(['connection_lost', 'frame_too_large']);

/** Packs, and keeps what came of it where every screen finds it. */
export async function startPack(studio: Studio, projectId: string): Promise<void> {
  const { packRun, navigation, queries, held, notices } = studio;
  navigation.go('pack');
  if (packRun.getState().asking === true) return;
  packRun.setState({ asking: true, refused: undefined });
  const { directory = projectId } = studio.project.store.getState().status ?? {};
  const answer = await studio.call('packWorkspace', { project_id: projectId, limit: 0 });
  const refused = answer.ok || aboutTheAnswer.has(answer.error.code) ? undefined : answer.error;
  // What is known of packs by now is about another project.
  if (held.current !== projectId) {
    if (refused) notices.notify({ kind: 'bad', text: words.notPacked(directory), more: `${refused.message} ${refused.remedy}` });
    return;
  }
  packRun.setState({ asking: false, refused });
  queries.outdate('pack.finished');
}

/** Asks the pack that runs to stop; its end is announced like every other. */
export async function cancelPack(studio: Studio, projectId: string): Promise<void> {
  const answer = await studio.call('cancelPack', { project_id: projectId });
  if (!answer.ok) studio.notices.refuse(answer.error);
  else if (answer.value.cancelled) studio.notices.announce(words.cancelling);
  else studio.notices.notify({ kind: 'info', text: words.tooLate });
}
