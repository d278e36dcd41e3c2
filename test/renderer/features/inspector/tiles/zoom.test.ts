import { describe, expect, it } from 'vitest';
import { deviceScale, fitZoom, nextZoom, scrollAfterZoom, zoomSteps } from '../../../../../renderer/features/inspector/tiles/zoom.ts';

describe('zoom', () => {
  it('fits the whole sheet at the largest whole magnification', () => {
    expect(fitZoom({ width: 128, height: 96 }, { width: 470, height: 254 })).toBe(2);
  });

  it('makes a sheet that is larger than the room a half or a quarter as large', () => {
    expect(fitZoom({ width: 1024, height: 256 }, { width: 519, height: 250 })).toBe(0.5);
    expect(fitZoom({ width: 1024, height: 256 }, { width: 300, height: 250 })).toBe(0.25);
  });

  it('leaves a sheet as large as it is where nothing would bring all of it into sight', () => {
    expect(fitZoom({ width: 512, height: 8192 }, { width: 300, height: 300 })).toBe(1);
  });

  it('stops at the largest magnification on offer, also for a tiny sheet', () => {
    expect(fitZoom({ width: 8, height: 8 }, { width: 3000, height: 3000 })).toBe(32);
  });

  it('is 1 before the room is known', () => {
    expect(fitZoom({ width: 128, height: 96 }, { width: 0, height: 0 })).toBe(1);
  });

  it('goes from step to step, from a fit between two steps to the nearest, and no further than the ends', () => {
    expect([nextZoom(4, 'in'), nextZoom(5, 'in'), nextZoom(5, 'out'), nextZoom(32, 'in'), nextZoom(1, 'out'), nextZoom(0.25, 'out')]).toEqual([6, 6, 4, 32, 0.5, 0.25]);
  });

  it('has whole steps, and below 1 whole fractions', () => {
    expect(zoomSteps.every((step) => Number.isInteger(step < 1 ? 1 / step : step))).toBe(true);
  });

  it.each([
    [1, 1, 1],
    [3, 1.5, 5],
    [1, 0.5, 1],
    [4, 2, 8],
    [0.5, 1, 0.5],
    [0.25, 1.5, 1 / 3],
    [0.5, 2, 1],
  ])('%d× on a screen of ratio %d takes %d device pixels', (zoom, ratio, pixels) => {
    expect(deviceScale(zoom, ratio)).toBe(pixels);
  });

  it('keeps what is under the anchor there', () => {
    const scroll = scrollAfterZoom(100, 50, 2, 4);
    expect((scroll + 50) / 4).toBe((100 + 50) / 2);
  });

  it('never scrolls before the beginning', () => {
    expect(scrollAfterZoom(0, 200, 8, 1)).toBe(0);
  });
});
