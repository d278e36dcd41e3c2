import { Canvas } from './canvas.ts';
import { colour } from './colour.ts';
import type { Colour } from './colour.ts';
import { glyphSide, write } from './glyphs.ts';
import { rgbPng } from './png.ts';
import { seeded } from './random.ts';

/** One picture of a contact sheet. */
export interface SheetPicture {
  readonly title: string;
  /** What stands in grey behind the title, where there is room. */
  readonly note?: string;
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel; alpha below 128 shows the chequered ground. */
  readonly rgba: Uint8Array;
  /** Side of a tile in pixels: a fine line is drawn between tiles. */
  readonly tile?: number;
  /** Stands at the upper left, whatever its size. */
  readonly first?: boolean;
  /** Shown below the picture, one strip each; `undefined` is an entry that nothing uses. */
  readonly palettes?: readonly (readonly (Colour | undefined)[])[];
}

export interface ContactSheet {
  readonly heading: string;
  readonly note?: string;
  /** At least so many pixels across before the picture is doubled. */
  readonly width: number;
}

const ground = colour('0a0c18');
const card = colour('141828');
const rim = colour('283048');
const chequer = [colour('101420'), colour('0c1018')] as const;
const ink = colour('e0e8f0');
const faint = colour('68789c');
const gap = 6;
const margin = 6;
const swatch = 4;
/** Every pixel of a sheet is shown this large; the lines between tiles are one real pixel. */
const zoom = 2;

interface Placed extends Sized {
  readonly x: number;
  readonly y: number;
}

function stripsAcross(width: number): number {
  return Math.max(1, Math.floor((width + 2) / (16 * swatch + 2)));
}

/** The card of a picture: its border, title, the picture and its palettes. */
function measure(picture: SheetPicture): { readonly width: number; readonly height: number } {
  const inner = Math.max(picture.width, picture.title.length * glyphSide, picture.palettes?.length ? 16 * swatch : 0);
  const strips = Math.ceil((picture.palettes?.length ?? 0) / stripsAcross(inner));
  return { width: inner + 2 * margin, height: picture.height + glyphSide + 4 + strips * (swatch + 2) + (strips ? 2 : 0) + 2 * margin };
}

interface Sized {
  readonly picture: SheetPicture;
  readonly width: number;
  readonly height: number;
}

interface Layout {
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** The lowest place of a skyline, its leftmost one, and how far it reaches to the right. */
function lowest(skyline: readonly number[]): { readonly x: number; readonly y: number; readonly room: number } {
  const y = Math.min(...skyline);
  const x = skyline.indexOf(y);
  let room = 1;
  while (skyline[x + room] === y) room++;
  return { x, y, room };
}

/** Fills the lowest place with the first card of the order that fits there, until all are placed. */
function fill(order: readonly Sized[], width: number, top: number): Layout {
  const skyline = new Array<number>(width - gap).fill(top);
  const waiting = [...order];
  const placed: Placed[] = [];
  while (waiting.length > 0) {
    const { x, y, room } = lowest(skyline);
    const chosen = waiting.findIndex((one) => one.width + gap <= room);
    const [one] = chosen < 0 ? [] : waiting.splice(chosen, 1);
    if (one) placed.push({ ...one, x: x + gap, y });
    const beside = Math.min(skyline[x - 1] ?? Number.POSITIVE_INFINITY, skyline[x + room] ?? Number.POSITIVE_INFINITY);
    skyline.fill(one ? y + one.height + gap : beside, x, x + (one ? one.width + gap : room));
  }
  return { placed, width, height: Math.max(top, ...placed.map((one) => one.y + one.height)) + gap };
}

/** Large cards first, each by about its size: another `random` gives another order. */
function shuffled(cards: readonly Sized[], random: () => number): readonly Sized[] {
  const first = (one: Sized): number => (one.picture.first ? Number.POSITIVE_INFINITY : 0);
  const keyed = cards.map((one) => ({ one, key: first(one) || (one.height + one.width / 4) * (0.4 + random()) }));
  return keyed.sort((a, b) => (a.key === b.key ? 0 : b.key - a.key)).map(({ one }) => one);
}

/** Of many orders and some widths from the wanted one up, the layout that leaves least empty; always the same one. */
function arrange(pictures: readonly SheetPicture[], wanted: number, top: number): Layout {
  const cards = pictures.map((picture) => ({ picture, ...measure(picture) }));
  const least = Math.max(wanted, ...cards.map((one) => one.width + 2 * gap));
  const random = seeded(1);
  const layouts = Array.from({ length: 4000 }, (_, at) => fill(shuffled(cards, random), least + (at % 40) * 2, top));
  return layouts.reduce((best, next) => (next.width * next.height < best.width * best.height ? next : best));
}

/** Where a picture starts in its card: in the middle of what is wider. */
function corner({ picture, width, x, y }: Placed): readonly [number, number] {
  return [x + Math.floor((width - picture.width) / 2), y + margin + glyphSide + 4];
}

function drawPicture(on: Canvas, placed: Placed): void {
  const { picture } = placed;
  const [left, top] = corner(placed);
  for (let at = 0; at < picture.width * picture.height; at++) {
    const [px, py] = [at % picture.width, Math.floor(at / picture.width)];
    const [red = 0, green = 0, blue = 0, alpha = 0] = picture.rgba.subarray(at * 4, at * 4 + 4);
    on.set(left + px, top + py, alpha < 128 ? chequer[((px >> 2) + (py >> 2)) & 1] ?? ground : (red << 16) | (green << 8) | blue);
  }
}

function drawPalettes(on: Canvas, { picture, width, x, y }: Placed): void {
  const across = stripsAcross(width - 2 * margin);
  picture.palettes?.forEach((palette, strip) => {
    const left = x + margin + (strip % across) * (16 * swatch + 2);
    const top = y + margin + glyphSide + 4 + picture.height + 4 + Math.floor(strip / across) * (swatch + 2);
    palette.forEach((entry, at) => {
      on.rect(left + at * swatch, top, swatch, swatch, entry ?? rim);
      if (entry === undefined) on.rect(left + at * swatch + 1, top + 1, swatch - 2, swatch - 2, card);
    });
  });
}

function drawCard(on: Canvas, placed: Placed): void {
  const { picture, width, height, x, y } = placed;
  on.rect(x, y, width, height, card);
  on.frame(x, y, width, height, rim);
  write(on, picture.title, x + margin, y + margin, ink);
  const room = Math.floor((width - 2 * margin) / glyphSide) - picture.title.length - 1;
  if (picture.note && picture.note.length <= room) write(on, picture.note, x + width - margin - picture.note.length * glyphSide, y + margin, faint);
  drawPicture(on, placed);
  drawPalettes(on, placed);
}

function enlarged(from: Canvas): Canvas {
  return new Canvas(from.width * zoom, from.height * zoom).paint((x, y) => from.get(Math.floor(x / zoom), Math.floor(y / zoom)));
}

/** A quarter of the way from a colour to white. */
function lighter(of: Colour): Colour {
  const lift = (channel: number): number => channel + Math.round((255 - channel) / 5);
  return (lift(of >> 16) << 16) | (lift((of >> 8) & 255) << 8) | lift(of & 255);
}

/** A fine line at the left and upper edge of every tile. */
function drawGrid(on: Canvas, placed: Placed): void {
  const { picture } = placed;
  const { tile } = picture;
  if (tile === undefined) return;
  const [left, top] = [corner(placed)[0] * zoom, corner(placed)[1] * zoom];
  for (let down = 0; down < picture.height * zoom; down++) {
    for (let across = 0; across < picture.width * zoom; across++) {
      if (across % (tile * zoom) === 0 || down % (tile * zoom) === 0) on.set(left + across, top + down, lighter(on.get(left + across, top + down)));
    }
  }
}

/** Lays pictures out on a dark ground with their titles in the example's own glyphs: the bytes of a PNG. */
export function contactSheet(pictures: readonly SheetPicture[], { heading, note, width }: ContactSheet): Uint8Array {
  const top = gap * 2 + glyphSide;
  const { placed, ...size } = arrange(pictures, width, top);
  const page = new Canvas(size.width, size.height, ground);
  write(page, heading, gap, gap, ink);
  if (note) write(page, note, size.width - gap - note.length * glyphSide, gap, faint);
  for (const one of placed) drawCard(page, one);
  const large = enlarged(page);
  for (const one of placed) drawGrid(large, one);
  return rgbPng(large);
}
