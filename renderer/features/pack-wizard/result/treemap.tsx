import { useEffect, useId, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { TreemapPart } from '../../../../src/contract/operations/pack.ts';
import { names } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { cellText, nameOf } from './cell-text.ts';
import { bankHead, layOut, type MapCell } from './treemap-layout.ts';
import './treemap.css';

export interface TreemapProps {
  readonly parts: readonly TreemapPart[];
  /** Bytes of the file. */
  readonly size: number;
  readonly onFollow: (assetId: number) => void;
  /** To the list of all assets, those included that are shown together. */
  readonly onAll: () => void;
}

/** The file as an area: banks side by side, their assets in them. One stop of the Tab key; arrows go from cell to cell. */
export function Treemap({ parts, size, onFollow, onAll }: TreemapProps): JSX.Element {
  const base = useId();
  const place = useRef<HTMLDivElement>(null);
  const [{ width, height }, setRoom] = useState({ width: 800, height: 420 });
  const [chosen, setAt] = useState<number>();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const cells = useMemo(() => layOut(parts, width, height, 'largest'), [parts, width, height]);
  const tones = useMemo(() => tonesOf(parts), [parts]);
  const leaves = useMemo(() => cells.filter((cell) => !cell.holds), [cells]);
  const places = useMemo(() => new Map(leaves.map((cell, index) => [cell, index])), [leaves]);
  const at = Math.min(chosen ?? largestOf(leaves), leaves.length - 1);
  const active = leaves[at];
  const open = (cell: MapCell | undefined): void => {
    if (cell?.kind === 'others') onAll();
    else if (cell?.asset_id !== undefined) onFollow(cell.asset_id);
  };
  const keys = (event: KeyboardEvent): void => {
    const to = stepOf(event.key, leaves, at);
    if (to !== undefined) setAt(to);
    else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pack-map">
      <div className="pack-map-place" ref={place}>
        <svg
          width={width}
          height={height}
          role="listbox"
          aria-label={words.mapLabel}
          tabIndex={0}
          aria-activedescendant={active && `${base}-${at}`}
          onKeyDown={keys}
        >
          {cells.map((cell) => {
            const leaf = places.get(cell) ?? -1;
            return cell.holds ? (
              <BankCell key={cell.key} cell={cell} tone={tones.get(cell.bank)} />
            ) : (
              <Leaf
                key={cell.key}
                id={`${base}-${leaf}`}
                cell={cell}
                size={size}
                tone={tones.get(cell.bank)}
                active={cell === active}
                onPoint={() => setAt(leaf)}
                onOpen={() => open(cell)}
              />
            );
          })}
        </svg>
      </div>
      <p className="pack-map-said" aria-hidden>
        {active ? cellText(active, size) : ''}
      </p>
    </div>
  );
}

/** Where one begins to look. */
function largestOf(leaves: readonly MapCell[]): number {
  return leaves.reduce((best, cell, index) => (cell.bytes > (leaves[best]?.bytes ?? 0) ? index : best), 0);
}

/** Grounds that banks take turns with; their names say which is which. */
const tones = ['a', 'b', 'c', 'd', 'e'] as const;

function tonesOf(parts: readonly TreemapPart[]): ReadonlyMap<string | undefined, string> {
  const banks = [...new Set(parts.flatMap(({ bank_type: bank }) => (bank === undefined ? [] : [bank])))];
  return new Map(banks.map((bank, index) => [bank, tones[index % tones.length] ?? 'a']));
}

function BankCell({ cell, tone }: { readonly cell: MapCell; readonly tone: string | undefined }): JSX.Element {
  return (
    <g className={names('pack-map-bank', tone !== undefined && `pack-map-${tone}`)} transform={`translate(${cell.x} ${cell.y})`} aria-hidden>
      <rect width={cell.width} height={cell.height} />
      {cell.width > 40 && <Text cell={cell} text={`${nameOf(cell)}  ${formatBytes(cell.bytes)}`} y={bankHead - 5} />}
    </g>
  );
}

interface LeafProps {
  readonly id: string;
  readonly cell: MapCell;
  readonly size: number;
  readonly tone: string | undefined;
  readonly active: boolean;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

function Leaf({ id, cell, size, tone, active, onPoint, onOpen }: LeafProps): JSX.Element {
  const roomy = cell.width > 46 && cell.height > 18;
  return (
    <g
      id={id}
      role="option"
      aria-selected={active}
      aria-label={cellText(cell, size)}
      className={names('pack-map-leaf', tone !== undefined && `pack-map-${tone}`, active && 'pack-map-active')}
      transform={`translate(${cell.x} ${cell.y})`}
      onPointerEnter={onPoint}
      onDoubleClick={onOpen}
    >
      <rect width={cell.width} height={cell.height} />
      {roomy && <Text cell={cell} text={nameOf(cell)} y={14} />}
      {roomy && cell.height > 34 && <Text cell={cell} text={formatBytes(cell.bytes)} y={28} quiet />}
      {active && <rect className="pack-map-ring" x={1} y={1} width={Math.max(0, cell.width - 2)} height={Math.max(0, cell.height - 2)} />}
    </g>
  );
}

/** Pixels of a letter, on average; what has no room is cut. */
const letter = 6.4;

function Text({ cell, text, y, quiet = false }: { readonly cell: MapCell; readonly text: string; readonly y: number; readonly quiet?: boolean }): JSX.Element {
  const room = Math.max(1, Math.floor((cell.width - 10) / letter));
  const letters = [...text];
  return (
    <text x={5} y={y} className={quiet ? 'pack-map-quiet' : undefined} aria-hidden>
      {letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : text}
    </text>
  );
}

/** The cell a key leads to: by order with Home and End, by place with arrows. */
function stepOf(key: string, leaves: readonly MapCell[], at: number): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return leaves.length - 1;
  const direction = directions[key];
  const from = leaves[at];
  if (!direction || !from) return undefined;
  const [dx, dy] = direction;
  let best: { readonly index: number; readonly far: number } | undefined;
  leaves.forEach((cell, index) => {
    const x = middle(cell.x, cell.width) - middle(from.x, from.width);
    const y = middle(cell.y, cell.height) - middle(from.y, from.height);
    const along = x * dx + y * dy;
    if (index === at || along <= 0) return;
    const far = along + 2 * Math.abs(x * dy + y * dx);
    if (!best || far < best.far) best = { index, far };
  });
  return best?.index ?? at;
}

const directions: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function middle(from: number, length: number): number {
  return from + length / 2;
}
