import type { TreemapPart } from '../../../contract/operations/pack.ts';
import { escape, number } from './report-text.ts';
import { squarified, type Box } from './treemap-layout.ts';

/** The drawing's size, in units of its own. */
const drawing = { x: 0, y: 0, width: 960, height: 420 };
/** Below these sides, in those units, a box has no words in it, no second line, and no name of its bank. */
const wordsFrom = { width: 44, height: 18, second: 32, bank: 120 };

/** Banks side by side, and in each its assets; the same numbers stand in the tables below. */
export function treemapSvg(parts: readonly TreemapPart[], size: number): string {
  const ordered = parts.toSorted((a, b) => b.bytes - a.bytes);
  const boxes = squarified(ordered.map(({ bytes: weight }) => weight), drawing);
  const drawn = ordered.map((part, at) => partBoxes(part, boxes[at] ?? { ...drawing, width: 0, height: 0 }, at)).join('\n');
  return `<svg viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="The ${number(size)} bytes of the archive by bank and asset">\n${drawn}\n</svg>`;
}

function partBoxes(part: TreemapPart, box: Box, at: number): string {
  const colour = part.kind === 'bank' ? `bank b${at % 6}` : 'rest';
  const leaves = [
    ...(part.assets ?? []).map((asset) => ({ label: asset.asset_name, weight: asset.bytes })),
    ...(part.others ? [{ label: `${number(part.others.assets)} others`, weight: part.others.bytes }] : []),
  ].sort((a, b) => b.weight - a.weight);
  if (leaves.length === 0) return rectangle(box, part.label, part.bytes, colour);
  const inner = squarified(leaves.map(({ weight }) => weight), box);
  return leaves.map(({ label, weight }, leaf) => rectangle(inner[leaf] ?? box, label, weight, colour, part.label)).join('\n');
}

function rectangle({ x, y, width, height }: Box, label: string, size: number, colour: string, bank?: string): string {
  if (width <= 0 || height <= 0) return '';
  const line = (text: string, down: number): string => `<text x="${fixed(x + 5)}" y="${fixed(y + down)}">${escape(cut(text, width))}</text>`;
  const first = width >= wordsFrom.width && height >= wordsFrom.height ? line(bank !== undefined && width >= wordsFrom.bank ? `${bank}: ${label}` : label, 14) : '';
  const words = first !== '' && height >= wordsFrom.second ? `${first}${line(number(size), 27)}` : first;
  const title = `<title>${escape(`${bank === undefined ? '' : `${bank}: `}${label}, ${number(size)} bytes`)}</title>`;
  return `<g>${title}<rect class="${colour}" x="${fixed(x)}" y="${fixed(y)}" width="${fixed(width)}" height="${fixed(height)}"/>${words}</g>`;
}

/** As much as fits; a character is about 6.5 units wide. */
function cut(label: string, width: number): string {
  const most = Math.floor((width - 8) / 6.5);
  const points = [...label];
  return points.length <= most ? label : `${points.slice(0, Math.max(1, most - 1)).join('')}\u2026`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}
