import type { JSX } from 'react';
import { Grid3x3, Maximize, Minus, Palette, Plus } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { words } from '../../../words/inspector.ts';
import { nextZoom, zoomSteps } from './zoom.ts';

/** Keys of the sheet's tools, wherever the focus is. */
export const tileShortcuts = { zoomIn: '=', zoomOut: '-', fit: '0', lines: 'G', tint: 'T', sheet: 'Shift+S' } as const;

export interface TileToolsProps {
  readonly zoom: number;
  /** Whether the zoom follows the room there is. */
  readonly fits: boolean;
  readonly onZoom: (zoom: number | 'fit') => void;
  readonly lines: boolean;
  readonly onLines: (on: boolean) => void;
  readonly tint: boolean;
  readonly onTint: (on: boolean) => void;
  readonly canTint: boolean;
}

export function TileTools({ zoom, fits, onZoom, lines, onLines, tint, onTint, canTint }: TileToolsProps): JSX.Element {
  return (
    <div className="inspector-tools" role="toolbar" aria-label={words.tiles.tools}>
      <IconButton label={words.tiles.zoomOut} shortcut={tileShortcuts.zoomOut} icon={Minus} disabled={zoom <= zoomSteps[0]} onClick={() => onZoom(nextZoom(zoom, 'out'))} />
      <select className="input select inspector-zoom" aria-label={words.tiles.zoom} value={zoom} onChange={(event) => onZoom(Number(event.target.value))}>
        {(zoomSteps as readonly number[]).includes(zoom) ? null : <option value={zoom}>{words.tiles.times(zoom)}</option>}
        {zoomSteps.map((step) => (
          <option key={step} value={step}>
            {words.tiles.times(step)}
          </option>
        ))}
      </select>
      <IconButton label={words.tiles.zoomIn} shortcut={tileShortcuts.zoomIn} icon={Plus} disabled={zoom >= (zoomSteps.at(-1) ?? zoom)} onClick={() => onZoom(nextZoom(zoom, 'in'))} />
      <IconButton label={words.tiles.fit} shortcut={tileShortcuts.fit} icon={Maximize} pressed={fits} onClick={() => onZoom('fit')} />
      <span className="inspector-tools-gap" />
      <IconButton label={words.tiles.lines} shortcut={tileShortcuts.lines} icon={Grid3x3} pressed={lines} onClick={() => onLines(!lines)} />
      {canTint && <IconButton label={words.tiles.tint} shortcut={tileShortcuts.tint} icon={Palette} pressed={tint} onClick={() => onTint(!tint)} />}
    </div>
  );
}
