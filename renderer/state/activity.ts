import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackerEvent } from '../../src/contract/events.ts';

/** Events in the order they were announced. */
export interface ActivityState {
  readonly events: readonly PackerEvent[];
  /** Earlier ones are not known here. */
  readonly cut: boolean;
}

/** As many as the packer itself keeps. */
const most = 10_000;

/** Within which events are shown together, in milliseconds: each is told by a message of its own, and the log may hold thousands. */
const together = 16;

/** The event log. Events come in bursts: the first is shown at once, what follows it in one go. */
export class ActivityLog {
  readonly store: StoreApi<ActivityState> = createStore<ActivityState>(() => ({ events: [], cut: false }));
  #waiting: PackerEvent[] = [];
  #soon = false;

  add(event: PackerEvent): void {
    // Progress is a number on its way, no fact to look up later.
    if (event.sequence === undefined) return;
    this.#waiting.push(event);
    if (this.#soon) return;
    this.#soon = true;
    queueMicrotask(() => this.#flush());
    // Until then nothing more is shown.
    setTimeout(() => {
      this.#soon = false;
      this.#flush();
    }, together);
  }

  cut(): void {
    this.store.setState({ cut: true });
  }

  clear(): void {
    this.#waiting = [];
    this.store.setState({ events: [], cut: false }, true);
  }

  #flush(): void {
    if (this.#waiting.length === 0) return;
    const { events, cut } = this.store.getState();
    const all = [...events, ...this.#waiting];
    this.#waiting = [];
    this.store.setState({ events: all.slice(-most), cut: cut || all.length > most || (all[0]?.sequence ?? 1) > 1 });
  }
}
