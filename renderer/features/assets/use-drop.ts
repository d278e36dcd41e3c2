import { useState, type DragEvent } from 'react';
import { useStudio } from '../../state/context.tsx';
import { readDropped, type Dropped } from './chosen-files.ts';
import type { Pickable } from './use-picking.ts';

/** Marks a drag as one of assets of this page. */
const assetsType = 'application/x-prometeu-assets';

/** Where something would be dropped. */
export type DropPlace = { readonly kind: 'asset'; readonly line: Extract<Pickable, { readonly kind: 'asset' }> } | { readonly kind: 'folder'; readonly path: string };

/** A drag that is over the list now. */
export interface Hover {
  readonly place: DropPlace;
  readonly what: 'files' | 'assets';
}

export interface DropOptions {
  readonly line: (index: number) => Pickable | undefined;
  /** Why nothing may be changed now. */
  readonly refusal: string | undefined;
  readonly onRefused: (reason: string) => void;
  readonly onFiles: (place: DropPlace, dropped: Promise<Dropped>) => void;
  readonly onAssets: (folder: string) => void;
  /** A row that is not chosen is dragged: it alone. */
  readonly onDragAlone: (index: number) => void;
}

export interface DropZone {
  readonly hover: Hover | undefined;
  readonly listeners: {
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
}

/** Files from outside and rows of the list itself, dropped on rows or beside them. */
export function useDrop(options: DropOptions): DropZone {
  const studio = useStudio();
  const [hover, setHover] = useState<Hover>();
  const show = (next: Hover | undefined): void => setHover((before) => (isSame(before, next) ? before : next));
  const hoverOf = (event: DragEvent): Hover | undefined => {
    const what = event.dataTransfer.types.includes(assetsType) ? 'assets' : event.dataTransfer.types.includes('Files') ? 'files' : undefined;
    return what && { what, place: placeOf(lineAt(event, options.line), what) };
  };
  return {
    hover,
    listeners: {
      onDragStart: (event) => {
        const index = indexAt(event);
        const line = index === undefined ? undefined : options.line(index);
        if (index === undefined || line?.kind !== 'asset' || line.asset.asset_id === undefined) return;
        const { chosen } = studio.navigation.store.getState();
        if (!chosen.has(line.asset.asset_id)) options.onDragAlone(index);
        event.dataTransfer.setData(assetsType, '');
        event.dataTransfer.effectAllowed = 'move';
      },
      onDragOver: (event) => {
        const next = hoverOf(event);
        show(next);
        if (!next) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = next.what === 'files' ? 'copy' : 'move';
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) show(undefined);
      },
      onDrop: (event) => {
        const next = hoverOf(event);
        show(undefined);
        if (!next) return;
        event.preventDefault();
        if (options.refusal !== undefined) options.onRefused(options.refusal);
        else if (next.what === 'files') options.onFiles(next.place, readDropped(event.dataTransfer));
        else if (next.place.kind === 'folder') options.onAssets(next.place.path);
      },
      onDragEnd: () => show(undefined),
    },
  };
}

function indexAt(event: DragEvent): number | undefined {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
  return row instanceof HTMLElement ? Number(row.dataset['index']) : undefined;
}

function lineAt(event: DragEvent, line: DropOptions['line']): Pickable | undefined {
  const index = indexAt(event);
  return index === undefined ? undefined : line(index);
}

/** Files go into the asset they are dropped on; assets into the folder that it lies in. */
function placeOf(line: Pickable | undefined, what: Hover['what']): DropPlace {
  if (line?.kind === 'asset') return what === 'files' ? { kind: 'asset', line } : { kind: 'folder', path: line.asset.folder };
  return { kind: 'folder', path: line?.path ?? '' };
}

function isSame(left: Hover | undefined, right: Hover | undefined): boolean {
  if (!left || !right) return left === right;
  return left.what === right.what && keyOf(left.place) === keyOf(right.place);
}

function keyOf(place: DropPlace): string {
  return place.kind === 'folder' ? `folder ${place.path}` : `asset ${place.line.asset.root}`;
}
