/** What a run of many sequences came to, counted. */
export class Tally {
  readonly #counts: Map<string, number>;

  /** @param first what is told first, also where there was none. */
  constructor(...first: readonly string[]) {
    this.#counts = new Map(first.map((what) => [what, 0]));
  }

  count(what: string, by = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  toString(): string {
    return [...this.#counts].map(([what, count]) => `${String(count)} ${what}`).join(', ');
  }
}
