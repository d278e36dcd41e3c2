import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import { pageRequest } from '../../state/pages.ts';
import type { Studio } from '../../state/studio.ts';
import { countsQuestion, filterOf, foldersAtFirst, noChoices, sortOf, tableQuestion, treeQuestion, viewOf } from './asset-view.ts';

/**
 * Asks what the list is going to ask, as soon as it is known of which project: the answers are on their way while
 * the page is still being loaded and drawn, and the list finds them, or waits for them, as for its own.
 */
export function askFirst({ queries, shell }: Pick<Studio, 'queries' | 'shell'>, { project_id, counts }: ProjectStatus): void {
  const layout = shell.store.getState().settings?.layout ?? {};
  const filter = filterOf(noChoices);
  if (viewOf(layout['assets.view']) === 'table') {
    queries.query('listAssets', pageRequest<'listAssets'>(tableQuestion(project_id, filter, sortOf(layout['assets.sort'])), 0)).read();
  } else {
    queries.query('listTree', pageRequest<'listTree'>(treeQuestion(project_id, filter, foldersAtFirst(counts.registered)), 0)).read();
  }
  queries.query('listAssets', countsQuestion(project_id, filter)).read();
}

/** For every project that is shown from now on. */
export function askFirstOfEach(studio: Studio): () => void {
  let asked: string | undefined;
  return studio.project.store.subscribe(({ status }) => {
    if (status && status.session_id !== asked) askFirst(studio, status);
    asked = status?.session_id;
  });
}
