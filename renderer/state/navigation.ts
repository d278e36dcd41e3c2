import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Place } from '../../src/contract/diagnostics.ts';
import type { AssetRef } from '../../src/contract/operations/changes.ts';

/** The screens of an open project. */
export const routes = ['assets', 'problems', 'activity', 'pack', 'settings'] as const;
export type Route = (typeof routes)[number];

export interface NavigationState {
  readonly route: Route;
  /** The asset that the inspector shows. */
  readonly asset: AssetRef | undefined;
  /** Assets chosen together, `asset` among them where it has an id. */
  readonly chosen: ReadonlySet<number>;
  /** Where exactly to look, after following a finding; a new object each time it is followed. */
  readonly place: Place | undefined;
  /** The review of drift lies open over the screen. */
  readonly reviewing: boolean;
  readonly palette: boolean;
}

const start: NavigationState = {
  route: 'assets',
  asset: undefined,
  chosen: new Set(),
  place: undefined,
  reviewing: false,
  palette: false,
};

/** Where the person is and what is chosen; belongs to this page alone. */
export class Navigation {
  readonly store: StoreApi<NavigationState> = createStore<NavigationState>(() => start);

  go(route: Route): void {
    this.store.setState({ route, reviewing: false });
  }

  choose(asset: AssetRef | undefined, chosen?: ReadonlySet<number>): void {
    const own = asset && 'asset_id' in asset ? new Set([asset.asset_id]) : new Set<number>();
    this.store.setState({ asset, chosen: chosen ?? own, place: undefined });
  }

  /** Back to where the person was: without an asset, where none was chosen. */
  restore(route: Route, asset: AssetRef | undefined): void {
    this.choose(asset);
    this.store.setState({ route, reviewing: false });
  }

  /** Follows a finding to the asset it is about, and there to the file, pixel or sample. */
  follow(place: Place): void {
    const asset =
      place.asset_id !== undefined ? { asset_id: place.asset_id } : place.root !== undefined ? { root: place.root } : undefined;
    if (!asset) return;
    this.choose(asset);
    this.store.setState({ route: 'assets', reviewing: false, place: { ...place } });
  }

  review(open: boolean): void {
    this.store.setState({ reviewing: open });
  }

  showPalette(open: boolean): void {
    this.store.setState({ palette: open });
  }

  reset(): void {
    this.store.setState(start, true);
  }
}
