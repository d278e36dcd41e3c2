import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';
import { LiveRegion } from '../../../ui/hidden.tsx';
import { words } from '../../../words/inspector.ts';
import type { TileBank } from '../asset-details.ts';
import { useDeviceRatio, useThemeTurn, type ViewSize } from './device.ts';
import { drawSheet, stripsOf } from './draw-sheet.ts';
import { boxOf, scrollTo, type Box } from './mark-places.ts';
import { Marks } from './marks.tsx';
import { cornerOf, moveTile, tileAt, type TileGrid } from './tile-cursor.ts';
import { deviceScale, nextZoom, scrollAfterZoom } from './zoom.ts';

/** A pixel of the sheet and the tile it is in. */
export interface Spot {
  readonly tile: number;
  readonly x: number;
  readonly y: number;
}

/** Something to bring into sight. */
export interface Shown {
  readonly mark: PreviewMark;
  /** Another number brings it anew. */
  readonly turn: number;
}

export interface TileSheetProps {
  readonly bank: TileBank;
  /** RGBA of the sheet. */
  readonly picture: Uint8ClampedArray<ArrayBuffer> | undefined;
  readonly marks: readonly PreviewMark[];
  readonly grid: TileGrid;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly view: ViewSize;
  readonly zoom: number;
  readonly onZoom: (zoom: number | 'fit') => void;
  readonly lines: boolean;
  readonly tint: boolean;
  readonly only: number | undefined;
  readonly cursor: number | undefined;
  readonly onCursor: (tile: number) => void;
  readonly onHover: (spot: Spot | undefined) => void;
  readonly shown: Shown | undefined;
  /** What the tile at the cursor is, spoken when the keyboard moves it. */
  readonly told: string;
}

/** The sheet as the hardware has it, magnified; only what is in sight is drawn. */
export function TileSheet(props: TileSheetProps): JSX.Element {
  const { bank, grid, scroller, view, zoom, onZoom, cursor, onCursor, onHover, shown } = props;
  const ratio = useDeviceRatio();
  const scale = deviceScale(zoom, ratio) / ratio;
  const [spoken, setSpoken] = useState(false);
  const canvas = useSheetCanvas(props, ratio);
  useZoomByWheel(scroller, zoom, onZoom);
  const cursorBox = cursor === undefined ? undefined : boxOf({ ...cornerOf(cursor, grid), width: bank.tile_size, height: bank.tile_size }, scale);
  const byKey = useAnchoredZoom(scroller, scale, cursorBox);

  useEffect(() => {
    const element = scroller.current;
    if (!shown || !element || view.width === 0) return;
    element.scrollTo({ ...scrollTo(boxOf(shown.mark, scale), view), behavior: 'instant' });
    // A place is gone to once; scale and size may change afterwards without it.
  }, [shown, view.width > 0]);

  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (zoomByKey(event.key, zoom, onZoom)) {
      byKey.current = true;
      return event.preventDefault();
    }
    const page = Math.max(1, Math.floor(view.height / (bank.tile_size * scale)));
    const to = moveTile(event.key, cursor ?? -1, grid, page);
    if (to === undefined) return;
    event.preventDefault();
    setSpoken(true);
    onCursor(to);
    keepInSight(scroller.current, boxOf({ ...cornerOf(to, grid), width: bank.tile_size, height: bank.tile_size }, scale));
  };
  const spotOf = (event: PointerEvent): Spot | undefined => {
    const box = canvas.current?.parentElement?.getBoundingClientRect();
    if (!box) return undefined;
    const x = Math.floor((event.clientX - box.left) / scale);
    const y = Math.floor((event.clientY - box.top) / scale);
    const tile = tileAt(x, y, grid);
    return tile === undefined ? undefined : { tile, x, y };
  };

  return (
    <div
      ref={scroller}
      className="inspector-sheet"
      role="application"
      aria-roledescription={words.tiles.sheet}
      aria-label={words.tiles.sheetSays(grid.count, bank.width, bank.height)}
      tabIndex={0}
      onKeyDown={keys}
      onFocus={() => cursor === undefined && grid.count > 0 && onCursor(0)}
      onPointerMove={(event) => onHover(spotOf(event))}
      onPointerLeave={() => onHover(undefined)}
      onClick={(event) => {
        const spot = spotOf(event as unknown as PointerEvent);
        setSpoken(false);
        if (spot) onCursor(spot.tile);
      }}
    >
      <div className="inspector-sheet-space" style={{ width: bank.width * scale, height: bank.height * scale }}>
        <canvas ref={canvas} className="inspector-sheet-canvas" aria-hidden />
        <Marks marks={props.marks} scale={scale} shown={shown} />
        {cursorBox && cursor !== undefined && cursor < grid.count && <div className="inspector-tile-cursor" style={cursorBox} aria-hidden />}
      </div>
      <LiveRegion text={spoken ? props.told : ''} />
    </div>
  );
}

function zoomByKey(key: string, zoom: number, onZoom: TileSheetProps['onZoom']): boolean {
  if (key === '+' || key === '=') onZoom(nextZoom(zoom, 'in'));
  else if (key === '-') onZoom(nextZoom(zoom, 'out'));
  else if (key === '0') onZoom('fit');
  else return false;
  return true;
}

function keepInSight(element: HTMLElement | null, { left, top, width, height }: ReturnType<typeof boxOf>): void {
  if (!element) return;
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
  const x = left < scrollLeft ? left : left + width > scrollLeft + clientWidth ? left + width - clientWidth : scrollLeft;
  const y = top < scrollTop ? top : top + height > scrollTop + clientHeight ? top + height - clientHeight : scrollTop;
  element.scrollTo({ left: x, top: y, behavior: 'instant' });
}

/** The canvas is as large as the view and draws what is in sight, in device pixels. */
function useSheetCanvas({ bank, picture, grid, scroller, view, zoom, lines, tint, only }: TileSheetProps, ratio: number): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeTurn();
  const strips = useMemo(() => (picture ? stripsOf(picture, bank.width, bank.height) : []), [picture, bank.width, bank.height]);
  const draw = useCallback(() => {
    const [target, element] = [canvas.current, scroller.current];
    if (!target || !element) return;
    const scale = deviceScale(zoom, ratio);
    const width = Math.min(Math.floor(view.width * ratio), bank.width * scale);
    const height = Math.min(Math.floor(view.height * ratio), bank.height * scale);
    // Giving a canvas a size empties it, also when it is the same one.
    if (target.width !== width) target.width = width;
    if (target.height !== height) target.height = height;
    target.style.width = `${width / ratio}px`;
    target.style.height = `${height / ratio}px`;
    const most = { x: bank.width * scale - width, y: bank.height * scale - height };
    const scroll = { x: Math.min(most.x, Math.round(element.scrollLeft * ratio)), y: Math.min(most.y, Math.round(element.scrollTop * ratio)) };
    drawSheet(target, { strips, bank, count: grid.count, scale, scroll, grid: lines, tint, only });
  }, [strips, bank, grid.count, scroller, view, zoom, ratio, lines, tint, only]);

  useLayoutEffect(draw, [draw, theme]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let frame = 0;
    const soon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(draw);
    };
    element.addEventListener('scroll', soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', soon);
    };
  }, [draw, scroller]);
  return canvas;
}

/** Ctrl and the wheel; not passive, or the browser would magnify the page. */
function useZoomByWheel(scroller: RefObject<HTMLDivElement | null>, zoom: number, onZoom: TileSheetProps['onZoom']): void {
  useEffect(() => {
    const element = scroller.current;
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (event.deltaY !== 0) onZoom(nextZoom(zoom, event.deltaY < 0 ? 'in' : 'out'));
    };
    element?.addEventListener('wheel', turned, { passive: false });
    return () => element?.removeEventListener('wheel', turned);
  }, [scroller, zoom, onZoom]);
}

/**
 * What is under the pointer, or in the middle, stays there while the scale changes. The keyboard zooms around the
 * tile cursor: whoever zooms by key says so through the answer.
 */
function useAnchoredZoom(scroller: RefObject<HTMLDivElement | null>, scale: number, cursor: Box | undefined): RefObject<boolean> {
  const byKey = useRef(false);
  const before = useRef(scale);
  const pointer = useRef<{ readonly x: number; readonly y: number }>(undefined);
  useEffect(() => {
    const element = scroller.current;
    const follow = (event: globalThis.PointerEvent): void => {
      const box = element?.getBoundingClientRect();
      if (box) pointer.current = { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const leave = (): void => {
      pointer.current = undefined;
    };
    element?.addEventListener('pointermove', follow);
    element?.addEventListener('pointerleave', leave);
    return () => {
      element?.removeEventListener('pointermove', follow);
      element?.removeEventListener('pointerleave', leave);
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || before.current === scale) return;
    const isByKey = byKey.current;
    byKey.current = false;
    if (isByKey && cursor) {
      before.current = scale;
      const view = { width: element.clientWidth, height: element.clientHeight };
      element.scrollTo({ ...scrollTo(cursor, view), behavior: 'instant' });
      return;
    }
    const anchor = pointer.current ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const left = scrollAfterZoom(element.scrollLeft, anchor.x, before.current, scale);
    const top = scrollAfterZoom(element.scrollTop, anchor.y, before.current, scale);
    before.current = scale;
    element.scrollTo({ left, top, behavior: 'instant' });
  }, [scroller, scale]);
  return byKey;
}
