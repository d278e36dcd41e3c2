import type { TileBank } from '../asset-details.ts';
import { hueOf } from './paint.ts';

/** Rows of one strip: a canvas has a largest side, a sheet of one column may be longer. */
const stripRows = 2048;

/** A picture in strips from the top. */
export interface Strip {
  readonly top: number;
  readonly height: number;
  readonly canvas: HTMLCanvasElement;
}

export function stripsOf(rgba: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): readonly Strip[] {
  const strips: Strip[] = [];
  for (let top = 0; top < height; top += stripRows) {
    const rows = Math.min(stripRows, height - top);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = rows;
    const context = canvas.getContext('2d');
    if (!context) return [];
    context.putImageData(new ImageData(rgba.slice(top * width * 4, (top + rows) * width * 4), width, rows), 0, 0);
    strips.push({ top, height: rows, canvas });
  }
  return strips;
}

export interface SheetLook {
  readonly strips: readonly Strip[];
  readonly bank: Pick<TileBank, 'tile_size' | 'columns' | 'width' | 'height' | 'tile_palettes'>;
  /** Tiles that are drawn; cells after them are empty. */
  readonly count: number;
  /** Device pixels of one pixel of the sheet: whole, or a whole fraction. */
  readonly scale: number;
  /** What of the magnified sheet is at the canvas's top left, device pixels. */
  readonly scroll: { readonly x: number; readonly y: number };
  readonly grid: boolean;
  readonly tint: boolean;
  /** Tiles of other palettes are dimmed. */
  readonly only?: number | undefined;
}

/** Draws the part of a sheet that is in sight; what is beyond it costs nothing. */
export function drawSheet(canvas: HTMLCanvasElement, look: SheetLook): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { scale, scroll, strips, bank } = look;
  context.clearRect(0, 0, canvas.width, canvas.height);
  // Made smaller, every pixel has a part in what is seen; magnified, none is blurred.
  context.imageSmoothingEnabled = scale < 1;
  for (const strip of strips) {
    const top = strip.top * scale - scroll.y;
    const height = strip.height * scale;
    if (top + height <= 0 || top >= canvas.height) continue;
    drawStrip(context, strip, look, canvas);
  }
  const style = getComputedStyle(canvas);
  const cells = cellsInSight(look, canvas);
  if (look.tint || look.only !== undefined) colourCells(context, cells, look, style);
  hatchEmpty(context, cells, look, style.getPropertyValue('--line-strong'));
  if (look.grid && bank.tile_size * scale >= 12) drawGrid(context, look, canvas, style.getPropertyValue('--line-strong'));
}

/** Only the rows and columns in sight are magnified. */
function drawStrip(context: CanvasRenderingContext2D, strip: Strip, { scale, scroll, bank }: SheetLook, view: ViewSize): void {
  const firstRow = Math.max(strip.top, Math.floor(scroll.y / scale));
  const lastRow = Math.min(strip.top + strip.height, Math.ceil((scroll.y + view.height) / scale));
  const firstColumn = Math.floor(scroll.x / scale);
  const lastColumn = Math.min(bank.width, Math.ceil((scroll.x + view.width) / scale));
  const [width, height] = [lastColumn - firstColumn, lastRow - firstRow];
  if (width <= 0 || height <= 0) return;
  context.drawImage(
    strip.canvas,
    firstColumn,
    firstRow - strip.top,
    width,
    height,
    firstColumn * scale - scroll.x,
    firstRow * scale - scroll.y,
    width * scale,
    height * scale,
  );
}

interface ViewSize {
  readonly width: number;
  readonly height: number;
}

interface Cell {
  readonly tile: number;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Cells of the sheet that are in sight, with their places on the canvas. */
export function cellsInSight({ bank, scale, scroll }: Pick<SheetLook, 'bank' | 'scale' | 'scroll'>, view: ViewSize): readonly Cell[] {
  const side = bank.tile_size * scale;
  const rows = Math.ceil(bank.height / bank.tile_size);
  const [left, top] = [Math.floor(scroll.x / side), Math.floor(scroll.y / side)];
  const right = Math.min(bank.columns, Math.ceil((scroll.x + view.width) / side));
  const bottom = Math.min(rows, Math.ceil((scroll.y + view.height) / side));
  const cells: Cell[] = [];
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      cells.push({ tile: row * bank.columns + column, x: column * side - scroll.x, y: row * side - scroll.y, side });
    }
  }
  return cells;
}

function colourCells(context: CanvasRenderingContext2D, cells: readonly Cell[], { bank, tint, only, count }: SheetLook, style: CSSStyleDeclaration): void {
  const veil = style.getPropertyValue('--ground-0');
  context.textBaseline = 'middle';
  context.textAlign = 'center';
  for (const { tile, x, y, side } of cells) {
    const palette = bank.tile_palettes[tile];
    if (palette === undefined || tile >= count) continue;
    if (only !== undefined && palette !== only) {
      context.globalAlpha = 0.75;
      context.fillStyle = veil;
      context.fillRect(x, y, side, side);
      context.globalAlpha = 1;
    } else if (tint) {
      context.fillStyle = `hsl(${hueOf(palette)} 90% 55% / 42%)`;
      context.fillRect(x, y, side, side);
    }
    if (tint && side >= 20) writeNumber(context, palette, x + side / 2, y + side / 2, side, style);
  }
}

/** The number as well as the hue: nobody has to tell hues apart. */
function writeNumber(context: CanvasRenderingContext2D, palette: number, x: number, y: number, side: number, style: CSSStyleDeclaration): void {
  context.font = `700 ${Math.min(28, Math.max(10, Math.round(side * 0.42)))}px ${style.getPropertyValue('--font-mono')}`;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = 'rgb(0 0 0 / 75%)';
  context.strokeText(String(palette), x, y);
  context.fillStyle = 'white';
  context.fillText(String(palette), x, y);
}

/** Device pixels of a cell, below which a stroke through it would only be a speck. */
const leastHatched = 6;

function hatchEmpty(context: CanvasRenderingContext2D, cells: readonly Cell[], { count }: SheetLook, colour: string): void {
  if ((cells[0]?.side ?? 0) < leastHatched) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  context.beginPath();
  for (const { tile, x, y, side } of cells) {
    if (tile < count) continue;
    context.moveTo(x + side * 0.25, y + side * 0.75);
    context.lineTo(x + side * 0.75, y + side * 0.25);
  }
  context.stroke();
  context.globalAlpha = 1;
}

function drawGrid(context: CanvasRenderingContext2D, { bank, scale, scroll }: SheetLook, view: ViewSize, colour: string): void {
  context.fillStyle = colour;
  if (scale >= 14) {
    context.globalAlpha = 0.28;
    drawLines(context, scale, scroll, view);
  }
  context.globalAlpha = 0.85;
  drawLines(context, bank.tile_size * scale, scroll, view);
  context.globalAlpha = 1;
}

function drawLines(context: CanvasRenderingContext2D, step: number, scroll: SheetLook['scroll'], view: ViewSize): void {
  for (let x = (Math.floor(scroll.x / step) + 1) * step - scroll.x; x < view.width; x += step) context.fillRect(x, 0, 1, view.height);
  for (let y = (Math.floor(scroll.y / step) + 1) * step - scroll.y; y < view.height; y += step) context.fillRect(0, y, view.width, 1);
}
