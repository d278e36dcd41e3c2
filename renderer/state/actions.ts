import { createStore, type StoreApi } from 'zustand/vanilla';
import { isPressed, worksWhileTyping, type Pressed } from './shortcut.ts';

/** Something a person can do: shown in menus, found in the palette, run by its shortcut. */
export interface Action {
  /** `assets.rename`; the same id registered twice: the later one counts until it leaves. */
  readonly id: string;
  readonly title: string;
  /** Heading in the palette: the feature's own name. */
  readonly group: string;
  /** `Mod+K`, `F2`, `Delete`, `Mod+Shift+P`. */
  readonly shortcut?: string;
  /** Another key for the same, for those who know it from elsewhere; not shown. */
  readonly also?: string;
  /** Why it cannot be done now; absent: it can. */
  readonly unavailable?: string | undefined;
  run(): void;
}

export interface ActionsState {
  readonly actions: readonly Action[];
}

/** Every action that the mounted features offer. */
export class Actions {
  readonly store: StoreApi<ActionsState> = createStore<ActionsState>(() => ({ actions: [] }));
  readonly #sets: { readonly actions: readonly Action[] }[] = [];

  /** Offers them until the answer is called. */
  register(actions: readonly Action[]): () => void {
    const set = { actions };
    this.#sets.push(set);
    this.#publish();
    return () => {
      this.#sets.splice(this.#sets.indexOf(set), 1);
      this.#publish();
    };
  }

  find(id: string): Action | undefined {
    return this.store.getState().actions.find((action) => action.id === id);
  }

  run(id: string): boolean {
    const action = this.find(id);
    if (!action || action.unavailable !== undefined) return false;
    action.run();
    return true;
  }

  /** Runs what a key asks for, and says whether anything did; the last registered action wins. */
  press(event: Pressed, typing: boolean, mac: boolean): boolean {
    const wanted = this.store
      .getState()
      .actions.findLast(({ shortcut, also, unavailable }) => {
        const keys = [shortcut, also].find((one) => one !== undefined && isPressed(one, event, mac));
        if (keys === undefined || unavailable !== undefined) return false;
        return !typing || worksWhileTyping(keys, mac);
      });
    wanted?.run();
    return wanted !== undefined;
  }

  #publish(): void {
    const byId = new Map<string, Action>();
    for (const action of this.#sets.flatMap((set) => set.actions)) {
      byId.delete(action.id);
      byId.set(action.id, action);
    }
    this.store.setState({ actions: [...byId.values()] });
  }
}
