import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { TreemapPart } from '../../../../src/contract/operations/pack.ts';

/** A rectangle of the map, in pixels: a part of the file, or an asset in a bank. */
export interface MapCell {
  readonly key: string;
  readonly kind: TreemapPart['kind'] | 'asset' | 'others';
  readonly label: string;
  readonly bytes: number;
  readonly bank: string | undefined;
  readonly asset_id: number | undefined;
  /** Assets that are put together in one. */
  readonly count: number | undefined;
  /** Whether others lie within it. */
  readonly holds: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Datum = Omit<MapCell, 'x' | 'y' | 'width' | 'height' | 'holds'> & { readonly inner: readonly Datum[] };

/** Room for a bank's name above its assets. */
export const bankHead = 18;

/**
 * Lays the packer's parts out, their bytes as areas. The largest first, where near squares are wanted; otherwise in
 * the packer's order.
 */
export function layOut(parts: readonly TreemapPart[], width: number, height: number, order: 'largest' | 'given'): readonly MapCell[] {
  const root: Datum = { ...bare('file', 'prelude', '', 0), inner: parts.map(datumOf) };
  const tree = hierarchy(root, (datum) => datum.inner).sum((datum) => (datum.inner.length > 0 ? 0 : datum.bytes));
  if (order === 'largest') tree.sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  const placed = treemap<Datum>()
    .tile(treemapSquarify)
    .size([Math.max(0, width), Math.max(0, height)])
    .paddingInner(1)
    .paddingTop((node) => (node.depth === 1 && node.children ? bankHead : 0))
    .round(true)(tree);
  return placed
    .descendants()
    .filter((node) => node.depth > 0)
    .map((node): MapCell => {
      const { inner, ...cell } = node.data;
      return { ...cell, holds: inner.length > 0, x: node.x0, y: node.y0, width: Math.max(0, node.x1 - node.x0), height: Math.max(0, node.y1 - node.y0) };
    });
}

function datumOf(part: TreemapPart, at: number): Datum {
  const { kind, label, bytes, bank_type: bank, assets = [], others } = part;
  const key = `${at} ${kind} ${label}`;
  const inner: Datum[] = assets.map((asset) => ({ ...bare(`${key} ${asset.asset_id}`, 'asset', asset.asset_name, asset.bytes), bank, asset_id: asset.asset_id }));
  if (others) inner.push({ ...bare(`${key} others`, 'others', '', others.bytes), bank, count: others.assets });
  return { ...bare(key, kind, label, bytes), bank, inner };
}

function bare(key: string, kind: MapCell['kind'], label: string, bytes: number): Datum {
  return { key, kind, label, bytes, bank: undefined, asset_id: undefined, count: undefined, inner: [] };
}
