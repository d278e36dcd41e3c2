/** Magnifications on offer; always whole, so that every pixel of the sheet is as large as every other. */
export const zoomSteps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32] as const;

const least = zoomSteps[0];
const most = zoomSteps[zoomSteps.length - 1] ?? least;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The largest whole magnification at which all of the sheet is in sight; 1 where none is small enough. */
export function fitZoom(sheet: Size, view: Size): number {
  const fits = Math.floor(Math.min(view.width / sheet.width, view.height / sheet.height));
  return Math.max(least, Math.min(most, fits));
}

/** One step further in or out. */
export function nextZoom(zoom: number, direction: 'in' | 'out'): number {
  if (direction === 'in') return zoomSteps.find((step) => step > zoom) ?? most;
  return zoomSteps.findLast((step) => step < zoom) ?? least;
}

/** Device pixels that one pixel of the sheet takes: whole, also on screens whose ratio is not. */
export function deviceScale(zoom: number, ratio: number): number {
  return Math.max(1, Math.round(zoom * ratio));
}

/** Where to scroll so that what is under `anchor` (from the view's edge) stays there when the scale changes. */
export function scrollAfterZoom(scroll: number, anchor: number, before: number, after: number): number {
  return Math.max(0, ((scroll + anchor) / before) * after - anchor);
}
