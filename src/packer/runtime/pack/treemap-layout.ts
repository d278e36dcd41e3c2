/** A rectangle of a drawing. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays weights out in a box, each with an area like its weight, as square as can be: rows are filled along the shorter
 * side as long as that makes their worst rectangle squarer (Bruls, Huizing, van Wijk). Weights descend; those of 0 get
 * an empty box.
 */
export function squarified(weights: readonly number[], box: Box): readonly Box[] {
  const boxes: Box[] = [];
  let rest = box;
  let left = weights.reduce((sum, weight) => sum + weight, 0);
  for (let from = 0; from < weights.length; ) {
    const shorter = Math.min(rest.width, rest.height);
    const scale = left > 0 ? (rest.width * rest.height) / left : 0;
    const to = rowEnd(weights, from, shorter, scale);
    const row = weights.slice(from, to);
    const sum = row.reduce((all, weight) => all + weight, 0);
    rest = placeRow(boxes, row, sum, left, rest);
    left -= sum;
    from = to;
  }
  return boxes;
}

function rowEnd(weights: readonly number[], from: number, shorter: number, scale: number): number {
  let to = from + 1;
  let sum = weights[from] ?? 0;
  while (to < weights.length) {
    const next = weights[to] ?? 0;
    const largest = weights[from] ?? 0;
    if (worst(largest, next, sum + next, shorter, scale) > worst(largest, weights[to - 1] ?? 0, sum, shorter, scale)) break;
    sum += next;
    to += 1;
  }
  return to;
}

/** The worst ratio of sides in a row whose largest and smallest weight these are. */
function worst(largest: number, smallest: number, sum: number, shorter: number, scale: number): number {
  const area = sum * scale;
  if (area === 0 || smallest === 0) return Infinity;
  return Math.max((shorter ** 2 * largest * scale) / area ** 2, area ** 2 / (shorter ** 2 * smallest * scale));
}

/** Answers what is left of the box. */
function placeRow(boxes: Box[], row: readonly number[], sum: number, left: number, { x, y, width, height }: Box): Box {
  const share = left > 0 ? sum / left : 0;
  const upright = width >= height;
  const thickness = (upright ? width : height) * share;
  let at = upright ? y : x;
  for (const weight of row) {
    const length = (sum > 0 ? weight / sum : 0) * (upright ? height : width);
    boxes.push(upright ? { x, y: at, width: thickness, height: length } : { x: at, y, width: length, height: thickness });
    at += length;
  }
  return upright ? { x: x + thickness, y, width: width - thickness, height } : { x, y: y + thickness, width, height: height - thickness };
}
