import { useRef, type JSX } from 'react';
import { VirtualList } from '../../../ui/virtual-list.tsx';
import { useSize } from '../tiles/device.ts';
import { hexRow, hexRowCount } from './hex.ts';

/** Width from which a row has sixteen bytes. */
const wideFrom = 540;

/** Bytes by offset, as numbers and as text; only the rows in sight are made. */
export function HexView({ bytes, label }: { readonly bytes: Uint8Array; readonly label: string }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const perRow = width >= wideFrom ? 16 : 8;
  return (
    <div ref={frame} className="inspector-hex">
      <VirtualList
        label={label}
        count={hexRowCount(bytes.length, perRow)}
        row={(index) => hexRow(bytes, index, perRow)}
        keyOf={({ offset }) => offset}
        rowHeight={18}
        item={({ offset, hex, text }) => (
          <code className="inspector-hex-row">
            <span>{offset}</span>
            <span>{hex}</span>
            <span>{text}</span>
          </code>
        )}
      />
    </div>
  );
}
