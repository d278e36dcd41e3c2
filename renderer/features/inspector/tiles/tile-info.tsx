import type { JSX } from 'react';
import { ImageOff } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';
import { SeverityIcon } from '../../../ui/severity.tsx';
import { words } from '../../../words/inspector.ts';
import type { TileBank } from '../asset-details.ts';
import { hex565, hexRgb, rgbOf } from './rgb565.ts';
import type { Spot } from './tile-sheet.tsx';

export interface TileInfoProps {
  readonly bank: TileBank;
  readonly marks: readonly PreviewMark[];
  /** The pixel under the pointer. */
  readonly spot: Spot | undefined;
  readonly cursor: number | undefined;
  /** A file that somebody wants to see and that cannot be drawn. */
  readonly undrawn: string | undefined;
  /** One byte a pixel, where the bank can be packed. */
  readonly indices: Uint8Array | undefined;
  readonly swap: number | undefined;
}

/** What the tile and the pixel are that one looks at. */
export function TileInfo({ bank, marks, spot, cursor, undrawn, indices, swap }: TileInfoProps): JSX.Element {
  const tile = spot?.tile ?? cursor;
  if (undrawn !== undefined && !spot) {
    return (
      <p className="inspector-tile-info" role="status">
        <ImageOff size={13} aria-hidden />
        <span className="inspector-tile-wrong">{printable(words.tiles.undrawn(undrawn))}</span>
      </p>
    );
  }
  if (tile === undefined) return <p className="inspector-tile-info inspector-quiet">{words.tiles.pick}</p>;
  const origin = bank.tiles[tile];
  const palette = swap ?? bank.tile_palettes[tile];
  const worst = marks.find((mark) => mark.tile === tile)?.diagnostic;
  return (
    <p className="inspector-tile-info">
      <strong>{words.tiles.number(tile)}</strong>
      {palette !== undefined && <span>{words.tiles.palette(palette)}</span>}
      {spot && indices && palette !== undefined && <Pixel bank={bank} spot={spot} index={indices[spot.y * bank.width + spot.x] ?? 0} palette={palette} />}
      {worst ? (
        <span className="inspector-tile-wrong">
          <SeverityIcon severity={worst.severity} size={12} />
          {printable(worst.message)}
        </span>
      ) : (
        origin && (
          <code className="inspector-tile-origin" title={printable(words.tiles.origin(origin.input, origin.x, origin.y))}>
            {printable(origin.input)} {spot ? originPixel(bank, spot, origin) : `${origin.x}, ${origin.y}`}
          </code>
        )
      )}
    </p>
  );
}

function originPixel({ tile_size: size }: TileBank, { x, y }: Spot, origin: { readonly x: number; readonly y: number }): string {
  return `${origin.x + (x % size)}, ${origin.y + (y % size)}`;
}

function Pixel({ bank, index, palette }: { readonly bank: TileBank; readonly spot: Spot; readonly index: number; readonly palette: number }): JSX.Element {
  const colour = bank.palettes[palette]?.colours[index] ?? 0;
  return (
    <span className="inspector-pixel-info">
      {index === 0 ? (
        <span className="inspector-swatch inspector-checker" aria-hidden />
      ) : (
        <span className="inspector-swatch" style={{ backgroundColor: hexRgb(rgbOf(colour)) }} aria-hidden />
      )}
      <code>{words.tiles.index(index, index === 0 ? undefined : hex565(colour))}</code>
    </span>
  );
}
