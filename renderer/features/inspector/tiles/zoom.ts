/**
 * Magnifications on offer. From 1 on always whole, so that every pixel of the sheet is as large as every other; below,
 * whole fractions, to look over a sheet that is larger than the panel.
 */
export const zoomSteps = [0.25, 0.5, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const;

const least = zoomSteps[0];
const most = zoomSteps[zoomSteps.length - 1] ?? least;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest magnification at which all of the sheet is in sight; 1 where none is small enough. */
export function fitZoom(sheet: Size, view: Size): number {
  const fits = Math.min(view.width / sheet.width, view.height / sheet.height);
  if (fits >= 1) return Math.min(most, Math.floor(fits));
  return zoomSteps.findLast((step) => step <= fits) ?? 1;
}

/** One step further in or out. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  if (direction === 'in') return zoomSteps.find((step) => step > zoom) ?? most;
  return zoomSteps.findLast((step) => step < zoom) ?? least;
}

/** Device pixels that one pixel of the sheet takes: whole, or a whole fraction, also on screens whose ratio is not. */
export function deviceScale(zoom: number, ratio: number): number {
  const exact = zoom * ratio;
  return zoom < 1 && exact < 1 ? 1 / Math.round(1 / exact) : Math.max(1, Math.round(exact));
}

/** Where to scroll so that what is under `anchor` (from the view's edge) stays there when the scale changes. */
export function scrollAfterZoom(scroll: number, anchor: number, before: number, after: number): number {
  return Math.max(0, ((scroll + anchor) / before) * after - anchor);
}
