import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepHistory, type HistoryWindow } from '../../../renderer/state/page-history.ts';
import { Studio } from '../../../renderer/state/studio.ts';
import { FakeClient } from '../support/fake-client.ts';
import { status } from '../support/values.ts';

/** A session history, as a browser keeps it. */
class Pages {
  readonly entries: unknown[] = [null];
  at = 0;
  #pop: ((event: { state: unknown }) => void) | undefined;
  readonly window = {
    history: {
      get state() {
        return undefined as unknown;
      },
      pushState: (state: unknown) => {
        this.entries.splice(this.at + 1, Infinity, state);
        this.at += 1;
      },
      replaceState: (state: unknown) => {
        this.entries[this.at] = state;
      },
    },
    addEventListener: (_: string, pop: (event: { state: unknown }) => void) => (this.#pop = pop),
    removeEventListener: () => (this.#pop = undefined),
  } as unknown as HistoryWindow;

  constructor() {
    Object.defineProperty(this.window.history, 'state', { get: () => this.entries[this.at] });
  }

  go(by: number): void {
    this.at += by;
    this.#pop?.({ state: this.entries[this.at] });
  }
}

let pages: Pages;
let studio: Studio;
const shown = () => {
  const { route, asset } = studio.navigation.store.getState();
  return { route, asset };
};
const opened = (project_id = 'starfall'): void => {
  studio = new Studio(new FakeClient().answer('getProjectStatus', status({ project_id })));
  keepHistory(studio, pages.window);
  studio.show(status({ project_id }));
};

beforeEach(() => {
  pages = new Pages();
  opened();
});
afterEach(() => studio.dispose());

describe('the history of the page', () => {
  it('leads back to where no asset was chosen, and forward to the one that was', () => {
    studio.navigation.go('problems');
    studio.navigation.go('assets');
    studio.navigation.choose({ asset_id: 3 });
    pages.go(-1);
    expect(shown()).toEqual({ route: 'problems', asset: undefined });
    pages.go(1);
    expect(shown()).toEqual({ route: 'assets', asset: { asset_id: 3 } });
  });

  it('leads back and forward between screens', () => {
    studio.navigation.go('problems');
    studio.navigation.go('pack');
    pages.go(-1);
    expect(shown().route).toBe('problems');
    pages.go(-1);
    expect(shown().route).toBe('assets');
    pages.go(2);
    expect(shown().route).toBe('pack');
    expect(pages.entries).toHaveLength(3);
  });

  it('has no step for an asset that is chosen, but brings the one back that a screen showed', () => {
    studio.navigation.choose({ asset_id: 3 });
    studio.navigation.choose({ asset_id: 4 });
    studio.navigation.go('problems');
    studio.navigation.follow({ asset_id: 9 });
    expect(pages.entries).toHaveLength(3);
    pages.go(-2);
    expect(shown()).toEqual({ route: 'assets', asset: { asset_id: 4 } });
  });

  it('brings a page that is loaded again back to its screen and asset', () => {
    studio.navigation.choose({ root: 'sprites/secret' });
    studio.navigation.go('activity');
    studio.dispose();
    opened();
    expect(shown()).toEqual({ route: 'activity', asset: { root: 'sprites/secret' } });
    expect(pages.entries).toHaveLength(2);
  });

  it('leads nowhere in another project', () => {
    studio.navigation.go('activity');
    studio.dispose();
    opened('moonbase');
    expect(shown()).toEqual({ route: 'assets', asset: undefined });
    pages.go(-1);
    expect(shown().route).toBe('assets');
  });

  it.each([[null], ['pack'], [{ project_id: 'starfall', route: 'elsewhere' }], [{ project_id: 7, route: 'pack' }]])('makes nothing of %j', (state) => {
    studio.dispose();
    pages.entries[pages.at] = state;
    opened();
    expect(shown()).toEqual({ route: 'assets', asset: undefined });
  });
});
