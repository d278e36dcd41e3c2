import type { AssetRef } from '../../src/contract/operations/changes.ts';
import { routes, type Route } from './navigation.ts';
import type { Studio } from './studio.ts';

/** What of a browser's window is needed: its session history. */
export type HistoryWindow = Pick<Window, 'history' | 'addEventListener' | 'removeEventListener'>;

/** A screen as the session history keeps it. */
interface Spot {
  readonly project_id: string;
  readonly route: Route;
  readonly asset?: AssetRef;
}

/**
 * Screens go into the page's history: back and forward lead from one to the other, and a page that is loaded again
 * shows the screen and the asset that it showed. An asset that is chosen is no step of its own. Answers how to stop.
 */
export function keepHistory({ navigation, project }: Pick<Studio, 'navigation' | 'project'>, page: HistoryWindow): () => void {
  const { history } = page;
  const projectId = (): string | undefined => project.store.getState().status?.project_id;
  let following = false;
  const here = (project_id: string): Spot => {
    const { route, asset } = navigation.store.getState();
    return { project_id, route, ...(asset && { asset }) };
  };
  const follow = (spot: Spot): void => {
    following = true;
    navigation.restore(spot.route, spot.asset);
    following = false;
  };
  const stopMoves = navigation.store.subscribe((now, before) => {
    const shown = projectId();
    if (following || shown === undefined) return;
    if (now.route !== before.route) history.pushState(here(shown), '');
    else if (now.asset !== before.asset) history.replaceState(here(shown), '');
  });
  let last: string | undefined;
  const stopProjects = project.store.subscribe(() => {
    const shown = projectId();
    if (shown === last) return;
    const isFirst = last === undefined;
    last = shown;
    if (shown === undefined) return;
    const kept = spotIn(history.state);
    if (isFirst && kept?.project_id === shown) follow(kept);
    else history.replaceState(here(shown), '');
  });
  const pop = ({ state }: PopStateEvent): void => {
    const spot = spotIn(state);
    if (spot !== undefined && spot.project_id === projectId()) follow(spot);
  };
  page.addEventListener('popstate', pop);
  return () => {
    stopMoves();
    stopProjects();
    page.removeEventListener('popstate', pop);
  };
}

/** Another page, or an older one, may have left anything there. */
function spotIn(state: unknown): Spot | undefined {
  if (typeof state !== 'object' || state === null || !('project_id' in state) || !('route' in state)) return undefined;
  const { project_id, route: named } = state;
  const route = routes.find((one) => one === named);
  if (typeof project_id !== 'string' || route === undefined) return undefined;
  const asset = 'asset' in state ? assetIn(state.asset) : undefined;
  return { project_id, route, ...(asset && { asset }) };
}

function assetIn(asset: unknown): AssetRef | undefined {
  if (typeof asset !== 'object' || asset === null) return undefined;
  if ('asset_id' in asset && typeof asset.asset_id === 'number') return { asset_id: asset.asset_id };
  return 'root' in asset && typeof asset.root === 'string' ? { root: asset.root } : undefined;
}
