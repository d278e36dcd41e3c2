import { useEffect, useRef, useState, type JSX } from 'react';
import { AudioLines, Box, FileText, Grid2x2, type LucideIcon } from 'lucide-react';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { useDesk } from './desk.ts';

const icons: Readonly<Record<string, LucideIcon>> = { tile_bank: Grid2x2, sound_bank: AudioLines, data_bank: FileText };

/** The asset's picture, drawn pixel by pixel; where there is none, a sign of its family. */
export function ThumbnailCell({ asset }: { readonly asset: AssetRow }): JSX.Element {
  const { asset_id, picture } = asset;
  const Icon = icons[asset.family ?? ''] ?? Box;
  return (
    <span className="assets-picture" aria-hidden>
      {picture !== undefined && asset_id !== undefined ? <Drawn key={picture} picture={picture} assetId={asset_id} fallback={Icon} /> : <Icon size={14} />}
    </span>
  );
}

/** Of the place there is for it, CSS pixels: what asset-cells.css says. */
const shownSide = 24;

interface DrawnProps {
  readonly picture: string;
  readonly assetId: number;
  readonly fallback: LucideIcon;
}

function Drawn({ picture, assetId, fallback: Fallback }: DrawnProps): JSX.Element {
  const { thumbnails } = useDesk();
  const [, tell] = useState(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const known = thumbnails.known(picture);
  useEffect(() => thumbnails.want(picture, assetId, () => tell((count) => count + 1)), [thumbnails, picture, assetId]);
  useEffect(() => {
    if (known) canvas.current?.getContext('2d')?.putImageData(new ImageData(known.pixels, known.width, known.height), 0, 0);
  }, [known]);
  if (!known) return <Fallback size={14} />;
  // Small ones whole times larger, so that every pixel stays as large as the others.
  const times = Math.max(1, Math.floor(shownSide / Math.max(known.width, known.height)));
  return <canvas ref={canvas} width={known.width} height={known.height} data-picture={picture} style={times > 1 ? { width: known.width * times, imageRendering: 'pixelated' } : undefined} />;
}
