import type { JSX } from 'react';
import { sprites, type SpriteName } from './sprites.ts';

const colours: Readonly<Record<string, string>> = {
  '#': 'var(--text-3)',
  '+': 'var(--accent)',
  o: 'var(--accent-strong)',
  '-': 'var(--line-strong)',
};

/** A sprite at a whole multiple of its own size. Decoration: it says nothing that words do not. */
export function PixelArt({ sprite, scale = 3 }: { readonly sprite: SpriteName; readonly scale?: number }): JSX.Element {
  const rows: readonly string[] = sprites[sprite];
  const width = rows[0]?.length ?? 0;
  return (
    <svg className="pixels" width={width * scale} height={rows.length * scale} viewBox={`0 0 ${width} ${rows.length}`} shapeRendering="crispEdges" aria-hidden>
      {rows.flatMap((row, y) =>
        runsOf(row).map((run) => <rect key={`${y}-${run.x}`} x={run.x} y={y} width={run.length} height={1} fill={colours[run.sign]} />),
      )}
    </svg>
  );
}

function runsOf(row: string): { readonly sign: string; readonly x: number; readonly length: number }[] {
  return [...row.matchAll(/([^.])\1*/gu)].map((run) => ({ sign: run[1] ?? '', x: run.index, length: run[0].length }));
}
