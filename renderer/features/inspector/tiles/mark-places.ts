import { canonicalJson } from '../../../../src/base/canonical-json.ts';
import type { Place, Severity } from '../../../../src/contract/diagnostics.ts';
import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';

/** A rectangle in the view's own pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Area = Pick<PreviewMark, 'x' | 'y' | 'width' | 'height'>;

/** Where an area of the sheet lies in the view. */
export function boxOf({ x, y, width, height }: Area, scale: number): Box {
  return { left: x * scale, top: y * scale, width: width * scale, height: height * scale };
}

/** Where one pixel lies, grown so that it can be seen when it is small; never over the edge, which would cut it off. */
export function pixelBox({ x, y }: { readonly x: number; readonly y: number }, scale: number, least = 8): Box {
  const side = Math.max(scale, least);
  const grown = (side - scale) / 2;
  return { left: Math.max(0, x * scale - grown), top: Math.max(0, y * scale - grown), width: side, height: side };
}

/** Marks that cover the same area, as one. */
export interface MarkGroup {
  readonly area: Area;
  /** The worst of them. */
  readonly severity: Severity;
  readonly marks: readonly PreviewMark[];
}

const order: readonly Severity[] = ['error', 'warning', 'info'];

export function groupMarks(marks: readonly PreviewMark[]): readonly MarkGroup[] {
  const groups = new Map<string, PreviewMark[]>();
  for (const mark of marks) {
    const key = [mark.x, mark.y, mark.width, mark.height].join();
    const group = groups.get(key);
    if (group) group.push(mark);
    else groups.set(key, [mark]);
  }
  return [...groups.values()].map((group) => ({
    area: group[0] as PreviewMark,
    severity: order.find((severity) => group.some((mark) => mark.diagnostic.severity === severity)) ?? 'info',
    marks: group,
  }));
}

/** The mark that a followed place means: the very place where there is one, otherwise one of the same file. */
export function markAt(marks: readonly PreviewMark[], place: Place): PreviewMark | undefined {
  const wanted = keyOf(place);
  const exact = marks.find((mark) => keyOf(mark.diagnostic.place) === wanted);
  if (exact || place.file === undefined) return exact;
  const { file, pixel } = place;
  return pixel === undefined ? marks.find((mark) => mark.diagnostic.place.file === file) : undefined;
}

function keyOf(place: Place): string {
  return canonicalJson(JSON.parse(JSON.stringify(place)));
}

/** Scroll positions that bring an area into the middle of a view. */
export function scrollTo(box: Box, view: { readonly width: number; readonly height: number }): { readonly left: number; readonly top: number } {
  return {
    left: Math.max(0, box.left + box.width / 2 - view.width / 2),
    top: Math.max(0, box.top + box.height / 2 - view.height / 2),
  };
}
