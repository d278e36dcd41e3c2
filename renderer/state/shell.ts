import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackerError } from '../../src/contract/errors.ts';
import type { ResponseOf, RequestOf } from '../../src/contract/operations.ts';
import type { StudioSettings } from '../../src/contract/operations/studio.ts';
import type { StudioClient } from '../../src/transport/client-port.ts';

export type StudioInfo = ResponseOf<'getStudioInfo'>;

export interface ShellState {
  readonly info?: StudioInfo;
  readonly settings?: StudioSettings;
  readonly error?: PackerError;
}

/** The Studio around the projects: what it is and can do, and the person's settings of it. */
export class Shell {
  readonly store: StoreApi<ShellState> = createStore<ShellState>(() => ({}));
  readonly #client: StudioClient;
  readonly #refused: (error: PackerError) => void;
  #layout: Record<string, StudioSettings['layout'][string]> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: StudioClient, refused: (error: PackerError) => void) {
    this.#client = client;
    this.#refused = refused;
  }

  async read(): Promise<void> {
    const info = await this.ask();
    if (info) this.take(info);
  }

  /** What the Studio is, to be shown by {@link take} when all that the first picture needs is there. */
  async ask(): Promise<StudioInfo | undefined> {
    const [info, settings] = await Promise.all([
      this.#client.call('getStudioInfo', {}),
      this.#client.call('getStudioSettings', {}),
    ]);
    if (settings.ok) this.store.setState({ settings: settings.value });
    if (info.ok) return info.value;
    this.store.setState({ error: info.error });
    return undefined;
  }

  take(info: StudioInfo): void {
    const { settings } = this.store.getState();
    this.store.setState({ info, ...(settings ? { settings } : {}) }, true);
  }

  /** Shown at once; taken back when the Studio refuses it. */
  async update(change: RequestOf<'updateStudioSettings'>): Promise<void> {
    const before = this.store.getState().settings;
    if (before) this.store.setState({ settings: { ...before, ...given(change) } });
    const answer = await this.#client.call('updateStudioSettings', change);
    if (answer.ok) this.store.setState({ settings: answer.value });
    else {
      if (before) this.store.setState({ settings: before });
      this.#refused(answer.error);
    }
  }

  /** Remembers the size of a panel and the like; written once it is quiet. */
  remember(name: string, value: StudioSettings['layout'][string]): void {
    this.#layout = { ...this.store.getState().settings?.layout, ...this.#layout, [name]: value };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const layout = this.#layout;
      this.#layout = {};
      void this.update({ layout });
    }, 400);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}

function given(change: RequestOf<'updateStudioSettings'>): Partial<StudioSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
