import { clear } from './colour.ts';
import type { Colour } from './colour.ts';

/** A picture that is drawn pixel by pixel; what nothing was drawn on is clear. Drawing outside is ignored. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Int32Array;

  constructor(width: number, height: number, background: Colour = clear) {
    this.width = width;
    this.height = height;
    this.#pixels = new Int32Array(width * height).fill(background);
  }

  get(x: number, y: number): Colour {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return clear;
    return this.#pixels[y * this.width + x] ?? clear;
  }

  set(x: number, y: number, to: Colour): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.#pixels[y * this.width + x] = to;
  }

  rect(x: number, y: number, width: number, height: number, to: Colour): void {
    for (let row = y; row < y + height; row++) for (let column = x; column < x + width; column++) this.set(column, row, to);
  }

  /** A border one pixel wide. */
  frame(x: number, y: number, width: number, height: number, to: Colour): void {
    this.rect(x, y, width, 1, to);
    this.rect(x, y + height - 1, width, 1, to);
    this.rect(x, y, 1, height, to);
    this.rect(x + width - 1, y, 1, height, to);
  }

  line(x0: number, y0: number, x1: number, y1: number, to: Colour): void {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0), 1);
    for (let step = 0; step <= steps; step++) {
      this.set(Math.round(x0 + ((x1 - x0) * step) / steps), Math.round(y0 + ((y1 - y0) * step) / steps), to);
    }
  }

  /** Every pixel by a function of its place; an answer of `undefined` leaves it. */
  paint(draw: (x: number, y: number) => Colour | undefined): this {
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const drawn = draw(x, y);
        if (drawn !== undefined) this.set(x, y, drawn);
      }
    }
    return this;
  }

  /** Draws another picture over this one; its clear pixels leave what is there. */
  blit(from: Canvas, x: number, y: number): this {
    for (let row = 0; row < from.height; row++) {
      for (let column = 0; column < from.width; column++) {
        const seen = from.get(column, row);
        if (seen !== clear) this.set(x + column, y + row, seen);
      }
    }
    return this;
  }

  /** Draws rows of characters; a character that the legend does not have is left alone. */
  rows(x: number, y: number, art: readonly string[], legend: Readonly<Record<string, Colour>>): this {
    art.forEach((row, down) => {
      [...row].forEach((letter, across) => {
        const meant = legend[letter];
        if (meant !== undefined) this.set(x + across, y + down, meant);
      });
    });
    return this;
  }

  crop(x: number, y: number, width: number, height: number): Canvas {
    return new Canvas(width, height).paint((column, row) => this.get(x + column, y + row));
  }

  flipped(): Canvas {
    return new Canvas(this.width, this.height).paint((x, y) => this.get(this.width - 1 - x, y));
  }

  /** Clear pixels beside a drawn one (not diagonally) become `to`. */
  outlined(to: Colour): Canvas {
    const touches = (x: number, y: number): boolean =>
      [this.get(x - 1, y), this.get(x + 1, y), this.get(x, y - 1), this.get(x, y + 1)].some((seen) => seen !== clear);
    return new Canvas(this.width, this.height).paint((x, y) => {
      const own = this.get(x, y);
      return own === clear && touches(x, y) ? to : own;
    });
  }

  /** The opaque colours, ascending. */
  colours(): Colour[] {
    return [...new Set(this.#pixels)].filter((seen) => seen !== clear).sort((a, b) => a - b);
  }
}

/** Pictures of one size side by side, `columns` wide. */
export function sheet(frames: readonly Canvas[], columns = frames.length): Canvas {
  const [first] = frames;
  if (!first) return new Canvas(0, 0);
  const all = new Canvas(first.width * columns, first.height * Math.ceil(frames.length / columns));
  frames.forEach((frame, at) => all.blit(frame, (at % columns) * first.width, Math.floor(at / columns) * first.height));
  return all;
}
