import { createStore, type StoreApi } from 'zustand/vanilla';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import type { EventType } from '../../src/contract/events.ts';
import type { RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import type { PageOperationName } from '../../src/contract/page.ts';
import { CancelSource } from '../../src/base/cancel-source.ts';
import type { StudioClient } from '../../src/transport/client-port.ts';
import { outdatedBy } from './outdated.ts';

/** What is known of one question to the packer. An old answer stands until the new one is there. */
export interface Answer<T> {
  readonly data?: T;
  readonly error?: PackerError;
  /** Asked and not answered yet. */
  readonly reading: boolean;
  /** Something has happened since, after which the answer may be another. */
  readonly outdated: boolean;
}

export interface Query<N extends PageOperationName> {
  readonly store: StoreApi<Answer<ResponseOf<N>>>;
  /** Asks now. */
  read(): void;
  /** Somebody shows it: it is read when it is outdated. The answer lets go. */
  hold(): () => void;
}

interface Entry {
  readonly query: unknown;
  readonly outdate: (type: EventType | 'everything') => void;
  readonly held: () => boolean;
}

/** Answers nobody shows any more, kept for going back. */
const kept = 48;

/** Every question that screens have asked: one call at a time each, shared by all who ask the same. */
export class Queries {
  readonly #client: StudioClient;
  readonly #entries = new Map<string, Entry>();

  constructor(client: StudioClient) {
    this.#client = client;
  }

  query<N extends PageOperationName>(name: N, request: RequestOf<N>): Query<N> {
    const key = keyOf(name, request);
    const known = this.#entries.get(key);
    const entry = known ?? openQuery(this.#client, name, request);
    // Last used last: the first ones go first.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (!known) this.#forget();
    return entry.query as Query<N>;
  }

  /** An event came, or all that was read before is doubtful. */
  outdate(type: EventType | 'everything'): void {
    for (const entry of this.#entries.values()) entry.outdate(type);
  }

  clear(): void {
    this.#entries.clear();
  }

  #forget(): void {
    let idle = [...this.#entries.values()].filter((entry) => !entry.held()).length;
    for (const [key, entry] of this.#entries) {
      if (idle <= kept) return;
      if (entry.held()) continue;
      this.#entries.delete(key);
      idle -= 1;
    }
  }
}

export function keyOf<N extends PageOperationName>(name: N, request: RequestOf<N>): string {
  // Through JSON, so that a key which is absent and one that is undefined are one question.
  return `${name} ${canonicalJson(JSON.parse(JSON.stringify(request)))}`;
}

function openQuery<N extends PageOperationName>(client: StudioClient, name: N, request: RequestOf<N>): {
  readonly query: Query<N>;
  readonly outdate: Entry['outdate'];
  readonly held: () => boolean;
} {
  const store = createStore<Answer<ResponseOf<N>>>(() => ({ reading: false, outdated: true }));
  const causes: readonly EventType[] = outdatedBy[name] ?? [];
  let holders = 0;

  let asked: CancelSource | undefined;

  const read = (): void => {
    if (store.getState().reading) {
      store.setState({ outdated: true });
      return;
    }
    store.setState({ reading: true, outdated: false });
    const own = (asked = new CancelSource());
    void client.call(name, request, { signal: own.signal }).then((answer) => {
      const { outdated } = store.getState();
      if (answer.ok) store.setState({ data: answer.value, reading: false, outdated }, true);
      // Taken back before it began: as if it had never been asked.
      else if (own.signal.aborted && answer.error.code === 'cancelled') store.setState({ reading: false, outdated: true });
      else store.setState({ error: answer.error, reading: false });
      // It happened while the call was under way: the answer may be from before.
      if (store.getState().outdated && holders > 0) read();
    });
  };

  /** Nobody looks any more. Whoever looks on in the same breath has taken hold again by then. */
  const letGo = (): void =>
    queueMicrotask(() => {
      if (holders === 0 && store.getState().reading) asked?.abort();
    });

  return {
    query: {
      store,
      read,
      hold: () => {
        holders += 1;
        if (store.getState().outdated) read();
        return () => {
          holders -= 1;
          if (holders === 0) letGo();
        };
      },
    },
    outdate: (type) => {
      if (type !== 'everything' && !causes.includes(type)) return;
      store.setState({ outdated: true });
      if (holders > 0) read();
    },
    held: () => holders > 0,
  };
}
