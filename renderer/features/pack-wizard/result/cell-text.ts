import { printable } from '../../../../src/base/printable.ts';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import type { MapCell } from './treemap-layout.ts';

/** A cell by name: parts and assets as the packer calls them, those put together by their number. */
export function nameOf({ kind, label, count }: Pick<MapCell, 'kind' | 'label' | 'count'>): string {
  if (kind === 'others') return words.others(count ?? 0, formatCount(count ?? 0));
  return label === '' && kind !== 'asset' ? words.parts[kind] : printable(label);
}

/** Of the whole file, in percent. */
export function shareOf(bytes: number, all: number): string {
  return all > 0 ? `${Math.round((bytes / all) * 1000) / 10} %` : '';
}

/** The whole of a cell, in a line. */
export function cellText(cell: MapCell, all: number): string {
  const { bank, kind, bytes } = cell;
  const within = bank !== undefined && kind !== 'bank' ? `${bank}, ` : '';
  return `${nameOf(cell)}, ${within}${formatBytes(bytes)}, ${shareOf(bytes, all)}`;
}
