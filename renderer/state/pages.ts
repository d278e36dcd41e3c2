import type { PackerError } from '../../src/contract/errors.ts';
import type { RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import type { Queries, Query } from './queries.ts';

/** Operations that answer a page at a time: where each keeps its rows, and how many there are in all. */
const paged = {
  listAssets: (answer: ResponseOf<'listAssets'>) => ({ rows: answer.assets, total: answer.total }),
  listTree: (answer: ResponseOf<'listTree'>) => ({ rows: answer.rows, total: answer.total }),
  listUnregistered: (answer: ResponseOf<'listUnregistered'>) => ({ rows: answer.assets, total: answer.total }),
  listArtifacts: (answer: ResponseOf<'listArtifacts'>) => ({ rows: answer.artifacts, total: answer.total }),
  listDiagnostics: (answer: ResponseOf<'listDiagnostics'>) => ({ rows: answer.rows, total: answer.total }),
  listHistory: (answer: ResponseOf<'listHistory'>) => ({ rows: answer.entries, total: answer.total }),
  getDivergence: (answer: ResponseOf<'getDivergence'>) => ({ rows: answer.items, total: answer.total }),
  /** The files of a data bank. */
  getPreview: ({ bank }: ResponseOf<'getPreview'>) => (bank?.kind === 'data-bank' ? { rows: bank.files, total: bank.total } : { rows: [], total: 0 }),
  summarizePackWorkspace: (answer: ResponseOf<'summarizePackWorkspace'>) => ({ rows: answer.assets, total: answer.totals.assets }),
  getPackReport: (answer: ResponseOf<'getPackReport'>) => ({ rows: answer.assets, total: answer.asset_count }),
} as const;

export type PagedName = keyof typeof paged;
export type PagedRequest<N extends PagedName> = Omit<RequestOf<N>, 'offset' | 'limit'>;
export type RowOf<N extends PagedName> = ReturnType<(typeof paged)[N]>['rows'][number];

/** What the pages in sight say together. */
export interface PagesRead<N extends PagedName> {
  readonly total: number;
  readonly rows: ReadonlyMap<number, RowOf<N>>;
  /** One whole answer, for what it says beside its rows. */
  readonly answer: ResponseOf<N>;
}

export const pageSize = 500;

/** Answers that are awaited for nobody, at most, before more is asked: a scroll bar that is dragged passes hundreds of pages. */
const straysMax = 2;

export function pageRequest<N extends PagedName>(request: PagedRequest<N>, page: number): RequestOf<N> {
  return { ...request, offset: page * pageSize, limit: pageSize } as RequestOf<N>;
}

interface HeldPage<N extends PagedName> {
  readonly query: Query<N>;
  readonly release: () => void;
}

/** The pages of one list that somebody looks at: read, kept up to date, and let go when they are out of sight. */
export class PageWindow<N extends PagedName> {
  readonly #queries: Queries;
  readonly #name: N;
  readonly #request: PagedRequest<N>;
  readonly #changed: () => void;
  readonly #held = new Map<number, HeldPage<N>>();
  /** Pages that were let go of before they were answered, each with how to stop waiting for it. */
  readonly #strays = new Map<Query<N>, () => void>();
  #wanted: readonly [first: number, last: number] = [0, 0];

  constructor(queries: Queries, name: N, request: PagedRequest<N>, changed: () => void) {
    this.#queries = queries;
    this.#name = name;
    this.#request = request;
    this.#changed = changed;
  }

  /** Says which rows are looked at, both inclusive. */
  readonly want = (first: number, last: number): void => {
    this.#wanted = [Math.max(0, first), Math.max(0, last)];
    this.enter();
  };

  /** Holds what is wanted; at first the beginning. */
  enter(): void {
    const [from, to] = [Math.floor(this.#wanted[0] / pageSize), Math.floor(this.#wanted[1] / pageSize)];
    for (const [page, { query, release }] of this.#held) {
      if (page >= from && page <= to) continue;
      release();
      this.#held.delete(page);
      this.#stray(query);
    }
    // Where the list stands still is asked for when one of them is answered.
    if (this.#strays.size >= straysMax) return;
    let known = false;
    for (let page = from; page <= to; page += 1) if (!this.#held.has(page)) known = this.#hold(page) || known;
    // What somebody has read before is there at once, and no news of it will come.
    if (known) this.#changed();
  }

  readonly leave = (): void => {
    for (const { release } of this.#held.values()) release();
    this.#held.clear();
    for (const stop of this.#strays.values()) stop();
    this.#strays.clear();
  };

  /** Nothing before the first answer. */
  read(): PagesRead<N> | undefined {
    const rows = new Map<number, RowOf<N>>();
    let newest: { readonly answer: ResponseOf<N>; readonly outdated: boolean } | undefined;
    const list = paged[this.#name] as unknown as (answer: ResponseOf<N>) => { rows: readonly RowOf<N>[]; total: number };
    for (const [page, { query }] of this.#held) {
      const { data, outdated, reading } = query.store.getState();
      if (data === undefined) continue;
      list(data).rows.forEach((row, index) => rows.set(page * pageSize + index, row));
      if (!newest || newest.outdated) newest = { answer: data, outdated: outdated || reading };
    }
    return newest && { total: list(newest.answer).total, rows, answer: newest.answer };
  }

  error(): PackerError | undefined {
    return [...this.#held.values()].map(({ query }) => query.store.getState().error).find((error) => error !== undefined);
  }

  reading(): boolean {
    return [...this.#held.values()].some(({ query }) => query.store.getState().reading);
  }

  again(): void {
    for (const { query } of this.#held.values()) query.read();
  }

  #stray(query: Query<N>): void {
    if (!query.store.getState().reading || this.#strays.has(query)) return;
    const stop = query.store.subscribe(({ reading }) => {
      if (reading) return;
      stop();
      this.#strays.delete(query);
      this.enter();
    });
    this.#strays.set(query, stop);
  }

  /** Says whether there is an answer already. */
  #hold(page: number): boolean {
    const query = this.#queries.query(this.#name, pageRequest(this.#request, page));
    const unsubscribe = query.store.subscribe(this.#changed);
    const letGo = query.hold();
    this.#held.set(page, {
      query,
      release: () => {
        unsubscribe();
        letGo();
      },
    });
    return query.store.getState().data !== undefined;
  }
}
