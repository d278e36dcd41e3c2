import { Canvas, sheet } from '../canvas.ts';
import { clear, ramps, shade } from '../colour.ts';
import type { Colour } from '../colour.ts';

const [w0 = clear, w1 = clear, w2 = clear, w3 = clear, w4 = clear] = ramps.gunmetal;
const [, s1 = clear, s2 = clear] = ramps.steel;
const [, g1 = clear, g2 = clear, g3 = clear] = ramps.glass;
const [, y1 = clear, y2 = clear, y3 = clear] = ramps.gold;

function tile(draw: (on: Canvas) => void): Canvas {
  const made = new Canvas(16, 16, s1);
  draw(made);
  return made;
}

/** A raised plate with light from the upper left. */
function raised(on: Canvas, x: number, y: number, width: number, height: number, face: Colour, light: Colour, dark: Colour): void {
  on.rect(x, y, width, height, face);
  on.rect(x, y, width, 1, light);
  on.rect(x, y, 1, height, light);
  on.rect(x, y + height - 1, width, 1, dark);
  on.rect(x + width - 1, y, 1, height, dark);
}

function stripes(on: Canvas, x: number, y: number, width: number, height: number): void {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) on.set(column, row, (column + row) % 8 < 4 ? y2 : w0);
  }
}

/** A bulkhead door that slides apart; `open` 0 … 7 pixels. */
function door(open: number): Canvas {
  return tile((on) => {
    on.rect(0, 0, 16, 16, w0);
    raised(on, 0, 2, 8 - open, 12, w2, w4, w1);
    raised(on, 8 + open, 2, 8 - open, 12, w2, w4, w1);
    stripes(on, 0, 0, 16, 2);
    stripes(on, 0, 14, 16, 2);
    on.rect(0, 7, Math.max(0, 7 - open), 2, y2);
    on.rect(9 + open, 7, Math.max(0, 7 - open), 2, y2);
  });
}

export function doorFrames(): readonly Canvas[] {
  return [0, 2, 4, 7].map(door);
}

/** A strip of eight floor tiles: hazard edge, grating, vent, two lamps, hatch, cable, decal. */
export function floors(): Canvas {
  const lamp = (core: Colour, halo: Colour): Canvas => tile((on) => {
    on.rect(4, 4, 8, 8, w1);
    on.rect(5, 5, 6, 6, halo);
    on.rect(6, 6, 4, 4, core);
  });
  return sheet([
    tile((on) => { stripes(on, 0, 5, 16, 6); on.rect(0, 4, 16, 1, w0); on.rect(0, 11, 16, 1, w0); }),
    tile((on) => { for (let at = 0; at < 16; at += 4) { on.rect(at, 0, 2, 16, w1); on.rect(0, at, 16, 1, w2); } }),
    tile((on) => { raised(on, 1, 1, 14, 14, w1, w0, w3); for (let y = 3; y < 13; y += 2) { on.rect(3, y, 10, 1, w0); } }),
    lamp(g3, g2),
    lamp(g1, w2),
    tile((on) => { raised(on, 2, 2, 12, 12, w2, w4, w0); raised(on, 5, 5, 6, 6, w1, w0, w3); on.rect(7, 3, 2, 1, y2); on.rect(7, 12, 2, 1, y2); }),
    tile((on) => { on.rect(0, 6, 16, 4, w0); on.rect(0, 6, 16, 1, s2); on.rect(0, 8, 16, 1, y1); on.rect(6, 5, 3, 6, w2); on.rect(6, 5, 1, 6, w4); }),
    tile((on) => { on.rows(4, 3, ['yyyyyyy', 'y......', 'y......', 'yyyyyyy', '......y', '......y', '......y', 'yyyyyyy'], { y: y2 }); on.rect(3, 12, 9, 1, y1); }),
  ]);
}

/** Pipes: across, down, four bends, a cross and a valve. */
export function pipes(): Canvas {
  const profile = [w0, w3, w4, w3, w2, w1, w0];
  const run = (on: Canvas, across: boolean, from: number, to: number): void => {
    for (let at = from; at < to; at++) profile.forEach((of, side) => (across ? on.set(at, 5 + side, of) : on.set(5 + side, at, of)));
  };
  const joint = (on: Canvas): void => raised(on, 4, 4, 9, 9, w2, w4, w0);
  const bend = (left: boolean, up: boolean): Canvas => tile((on) => {
    run(on, true, left ? 0 : 8, left ? 8 : 16);
    run(on, false, up ? 0 : 8, up ? 8 : 16);
    joint(on);
  });
  return sheet([
    tile((on) => run(on, true, 0, 16)),
    tile((on) => run(on, false, 0, 16)),
    bend(false, false), bend(true, false), bend(false, true), bend(true, true),
    tile((on) => { run(on, true, 0, 16); run(on, false, 0, 16); joint(on); }),
    tile((on) => { run(on, true, 0, 16); joint(on); on.rect(6, 6, 5, 5, y1); on.rect(6, 6, 4, 4, y3); on.rect(8, 8, 1, 1, w0); }),
  ]);
}

export function crate(): Canvas {
  return tile((on) => {
    raised(on, 1, 1, 14, 14, y1, y2, w0);
    for (let at = 3; at < 13; at++) { on.set(at, at, y2); on.set(15 - at, at, y2); }
    on.frame(2, 2, 12, 12, y2);
    on.rect(6, 6, 4, 4, w1);
    on.rect(7, 7, 2, 2, g2);
  });
}

/** A console whose screen shows a trace. */
export function console16(phase: number): Canvas {
  return tile((on) => {
    raised(on, 0, 1, 16, 14, w2, w4, w0);
    on.rect(2, 3, 12, 7, w0);
    for (let x = 2; x < 14; x++) on.set(x, 6 + Math.round(Math.sin((x + phase * 3) * 0.9) * 2), x % 4 === phase ? g3 : g2);
    for (let x = 2; x < 14; x += 3) on.rect(x, 12, 2, 1, (x + phase) % 2 ? y2 : g1);
  });
}

/** A fan behind a grille, in four positions. */
export function fan(position: number): Canvas {
  return tile((on) => on.paint((x, y) => {
    const [dx, dy] = [x - 7.5, y - 7.5];
    const far = Math.hypot(dx, dy);
    if (far > 7.4) return w2;
    if (far > 6.2) return dx + dy < 0 ? w0 : w4;
    if (far < 1.6) return y2;
    const blade = Math.sin(Math.atan2(dy, dx) * 3 + far * 0.3 + position * 1.57);
    return blade > 0.1 ? shade([w1, s1, w2, w3], 0.5 + blade * 0.5) : w0;
  }));
}
