import { describe, expect, it } from 'vitest';
import { deviceScale, fitZoom, nextZoom, scrollAfterZoom, zoomSteps } from '../../../../../renderer/features/inspector/tiles/zoom.ts';

describe('zoom', () => {
  it('fits the whole sheet at the largest whole magnification', () => {
    expect(fitZoom({ width: 128, height: 96 }, { width: 470, height: 254 })).toBe(2);
  });

  it('never makes a sheet smaller than it is', () => {
    expect(fitZoom({ width: 512, height: 8192 }, { width: 300, height: 300 })).toBe(1);
  });

  it('stops at the largest magnification on offer, also for a tiny sheet', () => {
    expect(fitZoom({ width: 8, height: 8 }, { width: 3000, height: 3000 })).toBe(32);
  });

  it('is 1 before the room is known', () => {
    expect(fitZoom({ width: 128, height: 96 }, { width: 0, height: 0 })).toBe(1);
  });

  it('goes from step to step, from a fit between two steps to the nearest, and no further than the ends', () => {
    expect([nextZoom(4, 'in'), nextZoom(5, 'in'), nextZoom(5, 'out'), nextZoom(32, 'in'), nextZoom(1, 'out')]).toEqual([6, 6, 4, 32, 1]);
  });

  it('has whole steps alone', () => {
    expect(zoomSteps.every(Number.isInteger)).toBe(true);
  });

  it.each([
    [1, 1, 1],
    [3, 1.5, 5],
    [1, 0.5, 1],
    [4, 2, 8],
  ])('%i× on a screen of ratio %d takes %i whole device pixels', (zoom, ratio, pixels) => {
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
