import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';
import type { Action } from '../../../state/actions.ts';
import { useActions, useNavigation } from '../../../state/context.tsx';
import { names } from '../../../ui/class-names.ts';
import { ErrorState } from '../../../ui/empty-state.tsx';
import { words } from '../../../words/inspector.ts';
import type { TileBank } from '../asset-details.ts';
import { usePart, type PartSource } from '../bank/use-part.ts';
import { useSize } from './device.ts';
import { markAt } from './mark-places.ts';
import { paintIndices } from './paint.ts';
import { Palettes } from './palettes.tsx';
import { describeTile } from './tile-words.ts';
import { TileInfo } from './tile-info.tsx';
import { TileSheet, type Shown, type Spot } from './tile-sheet.tsx';
import { TileTools, tileShortcuts } from './tile-tools.tsx';
import { fitZoom, nextZoom } from './zoom.ts';
import './tiles.css';

export interface TileBankViewProps {
  readonly bank: TileBank;
  readonly marks: readonly PreviewMark[];
  readonly source: PartSource;
  /** Where the asset's files are, from the project's directory, with a slash. */
  readonly directory: string;
  readonly onStale: () => void;
}

/** The hardware's view of a tile bank: sheet, palettes, and what is wrong where it is. */
export function TileBankView({ bank: now, marks, source, directory, onStale }: TileBankViewProps): JSX.Element {
  const { loaded, error } = usePart(source, now.indices ?? now.source, now, onStale);
  // Pixels and their sheet go together: the old ones stand until the new ones are there.
  const bank = loaded?.of ?? now;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useSize(scroller);
  const [wanted, setWanted] = useState<number | 'fit'>('fit');
  const zoom = wanted === 'fit' ? fitZoom(bank, view) : wanted;
  const [lines, setLines] = useState(true);
  const [tint, setTint] = useState(false);
  const [swap, setSwap] = useState<number>();
  const [only, setOnly] = useState<number>();
  const [cursor, setCursor] = useState<number>();
  const [hover, setHover] = useState<Spot>();
  const grid = useMemo(() => ({ tile_size: bank.tile_size, columns: bank.columns, count: Math.min(bank.used, bank.tiles.length) }), [bank]);
  const swapped = swap !== undefined && swap < bank.palettes.length ? swap : undefined;
  const picture = useMemo(() => loaded && pictureOf(bank, loaded.bytes, swapped), [bank, loaded, swapped]);
  const shown = useShown(marks, setCursor);
  const undrawn = useUndrawn(bank, marks, directory);
  const onZoom = useCallback((next: number | 'fit') => setWanted(next), []);
  const tool = (id: keyof typeof tileShortcuts, title: string, run: () => void): Action => ({ id: `inspector.tiles.${id}`, title, group: words.title, shortcut: tileShortcuts[id], run });
  useActions([
    tool('sheet', words.actions.sheet, () => scroller.current?.focus()),
    tool('zoomIn', words.tiles.zoomIn, () => onZoom(nextZoom(zoom, 'in'))),
    tool('zoomOut', words.tiles.zoomOut, () => onZoom(nextZoom(zoom, 'out'))),
    tool('fit', words.tiles.fit, () => onZoom('fit')),
    tool('lines', words.tiles.lines, () => setLines(!lines)),
    ...(bank.palettes.length > 0 ? [tool('tint', words.tiles.tint, () => setTint(!tint))] : []),
  ]);

  if (error && !loaded) return <ErrorState error={error} onAgain={onStale} />;
  return (
    <div className="inspector-tiles">
      <TileTools zoom={zoom} fits={wanted === 'fit'} onZoom={onZoom} lines={lines} onLines={setLines} tint={tint} onTint={setTint} canTint={bank.palettes.length > 0} />
      <TileSheet
        bank={bank}
        picture={picture}
        marks={marks}
        grid={grid}
        scroller={scroller}
        view={view}
        zoom={zoom}
        onZoom={onZoom}
        lines={lines}
        tint={tint}
        only={only}
        cursor={cursor}
        onCursor={setCursor}
        onHover={setHover}
        shown={shown}
        told={cursor === undefined ? '' : describeTile(bank, marks, cursor)}
      />
      <TileInfo bank={bank} marks={marks} spot={hover} cursor={cursor} undrawn={undrawn} indices={bank.indices ? loaded?.bytes : undefined} swap={swapped} />
      {bank.palettes.length > 0 ? (
        <Palettes bank={bank} swap={swapped} onSwap={setSwap} only={only} onOnly={setOnly} />
      ) : (
        <p className={names('inspector-capacity', bank.used > bank.capacity ? 'inspector-bad' : 'inspector-quiet')}>{words.tiles.draft(bank.used, bank.capacity)}</p>
      )}
    </div>
  );
}

function pictureOf(bank: TileBank, bytes: Uint8Array<ArrayBuffer>, swap: number | undefined): Uint8ClampedArray<ArrayBuffer> | undefined {
  const pixels = bank.width * bank.height;
  if (bank.indices === undefined) return bytes.length === pixels * 4 ? new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length) : undefined;
  return bytes.length === pixels ? paintIndices(bytes, { ...bank, swap }) : undefined;
}

/** Goes to the mark of a finding that was followed. */
function useShown(marks: readonly PreviewMark[], onTile: (tile: number) => void): Shown | undefined {
  const place = useNavigation((state) => state.place);
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const mark = place && markAt(marks, place);
    if (!mark) return;
    setShown((before) => ({ mark, turn: (before?.turn ?? 0) + 1 }));
    if (mark.tile !== undefined) onTile(mark.tile);
    // Once for each time something is followed; the marks of that moment are meant.
  }, [place]);
  return shown;
}

/** The file of a finding that was followed, where nothing of it is on the sheet. */
function useUndrawn(bank: TileBank, marks: readonly PreviewMark[], directory: string): string | undefined {
  const place = useNavigation((state) => state.place);
  if (place?.file === undefined || !place.file.startsWith(directory) || markAt(marks, place)) return undefined;
  const file = place.file.slice(directory.length);
  return file === 'asset.json' || bank.tiles.some(({ input }) => input === file) ? undefined : file;
}
