import type { Studio } from '../../state/studio.ts';

/** A small picture as the packer drew it. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  /** RGBA, 4 bytes a pixel. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

interface Wanted {
  readonly asset_id: number;
  readonly told: () => void;
}

/** In one call. The contract allows more; but while pictures are drawn, lists wait. */
const batch = 24;
/** At most 16 KiB each. */
const kept = 1500;

/**
 * Pictures of assets, by the name that the asset's row gives its picture: another name is another picture, so
 * nothing here ever goes stale. Asked for in batches, one call at a time, the last wanted first; what was scrolled
 * past before its turn is not asked for at all.
 */
export class Thumbnails {
  readonly #studio: Studio;
  readonly #project: string;
  /** `undefined`: the packer has none for it. */
  readonly #known = new Map<string, Thumbnail | undefined>();
  readonly #wanted = new Map<string, Set<Wanted>>();
  #asking = false;
  #soon = false;

  constructor(studio: Studio, project: string) {
    this.#studio = studio;
    this.#project = project;
  }

  known(picture: string): Thumbnail | undefined {
    return this.#known.get(picture);
  }

  /** Tells once it is known; the answer takes the wish back. */
  want(picture: string, asset_id: number, told: () => void): () => void {
    if (this.#known.has(picture)) return () => undefined;
    const wish: Wanted = { asset_id, told };
    const wishes = this.#wanted.get(picture) ?? new Set();
    // Wanted last, asked first.
    this.#wanted.delete(picture);
    this.#wanted.set(picture, wishes.add(wish));
    this.#ask();
    return () => {
      wishes.delete(wish);
      if (wishes.size === 0 && this.#wanted.get(picture) === wishes) this.#wanted.delete(picture);
    };
  }

  /** After this turn, so that all rows of one rendering share a call. */
  #ask(): void {
    if (this.#soon || this.#asking) return;
    this.#soon = true;
    queueMicrotask(() => {
      this.#soon = false;
      void this.#read();
    });
  }

  async #read(): Promise<void> {
    const asked = [...this.#wanted].reverse().slice(0, batch);
    const ids = new Set(asked.flatMap(([, wishes]) => [...wishes].slice(0, 1).map((wish) => wish.asset_id)));
    if (ids.size === 0) return;
    this.#asking = true;
    const answer = await this.#studio.call('getThumbnails', { project_id: this.#project, asset_ids: [...ids] });
    this.#asking = false;
    if (answer.ok) for (const { picture, width, height, pixels } of answer.value.thumbnails) this.#keep(picture, width, height, pixels);
    for (const [picture, wishes] of asked) {
      if (!this.#known.has(picture)) this.#known.set(picture, undefined);
      if (this.#wanted.get(picture) === wishes) this.#wanted.delete(picture);
      for (const wish of wishes) wish.told();
    }
    this.#forget();
    if (this.#wanted.size > 0) this.#ask();
  }

  #keep(picture: string, width: number, height: number, base64: string): void {
    const pixels = Uint8ClampedArray.from(atob(base64), (sign) => sign.charCodeAt(0));
    if (pixels.length === width * height * 4) this.#known.set(picture, { width, height, pixels });
  }

  #forget(): void {
    for (const picture of this.#known.keys()) {
      if (this.#known.size <= kept) return;
      this.#known.delete(picture);
    }
  }
}
