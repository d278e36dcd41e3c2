import { Canvas, sheet } from '../canvas.ts';
import { clear, colour, ramps } from '../colour.ts';
import type { Colour } from '../colour.ts';
import { glyphPixel } from '../glyphs.ts';

const [ink = clear, night = clear] = ramps.ink;
const [, s1 = clear, s2 = clear, s3 = clear, , s5 = clear] = ramps.steel;
const [, g1 = clear, g2 = clear, g3 = clear] = ramps.glass;
const [, e1 = clear, e2 = clear, e3 = clear, e4 = clear] = ramps.ember;
const [, , y2 = clear, y3 = clear] = ramps.gold;

/** The interface's one palette; entry 0 stands for what is not drawn. */
export const hudPalette: readonly Colour[] = [colour('000000'), ink, night, s1, s2, s3, s5, g1, g2, g3, e1, e2, e3, e4, y2, y3];

/** A panel of three by three tiles that stretches by repeating its middle. */
function panel(light: Colour, edge: Colour, fill: Colour): Canvas {
  const on = new Canvas(24, 24);
  on.rect(1, 1, 22, 22, fill);
  on.frame(0, 0, 24, 24, ink);
  on.frame(1, 1, 22, 22, edge);
  on.rect(2, 1, 20, 1, light);
  on.rect(1, 2, 1, 20, light);
  on.frame(3, 3, 18, 18, ink);
  for (const [x, y] of [[0, 0], [23, 0], [0, 23], [23, 23]] as const) on.set(x, y, clear);
  for (const [x, y] of [[1, 1], [20, 1], [1, 20], [20, 20]] as const) {
    on.rect(x, y, 3, 3, edge);
    on.rect(x, y, 2, 2, light);
  }
  return on;
}

/** A bar's nine tiles: from empty to full, one pixel of the tile at a time. */
function bar(dark: Colour, middle: Colour, light: Colour): Canvas {
  return sheet(Array.from({ length: 9 }, (_, full) => {
    const on = new Canvas(8, 8);
    on.rect(0, 1, 8, 6, ink);
    on.rect(0, 2, 8, 4, night);
    on.rect(0, 2, full, 4, middle);
    on.rect(0, 2, full, 1, light);
    on.rect(0, 5, full, 1, dark);
    on.rect(7, 2, 1, 4, full > 7 ? dark : ink);
    return on;
  }));
}

/** The bar's two ends. */
function caps(): Canvas {
  const left = new Canvas(8, 8).rows(2, 0, ['.#####', '#66666', '#6....', '#6....', '#5....', '#5....', '#55555', '.#####'], { '#': ink, '6': s5, '5': s3, '.': clear });
  left.rect(4, 2, 4, 4, night);
  return sheet([left, left.flipped()]);
}

const legend = { '#': ink, r: e2, R: e3, d: e1, w: s5, g: g2, G: g3, b: g1, y: y3, o: y2, s: s3, k: night };

const icons = [
  ['.##.##..', '#Rr#rr#.', '#wRrrrr#', '#Rrrrrd#', '.#rrrd#.', '..#rd#..', '...##...', '........'],
  ['.##.##..', '#ss#kk#.', '#sskkkk#', '#skkkkk#', '.#kkkk#.', '..#kk#..', '...##...', '........'],
  ['....##..', '...#yo#.', '..###o#.', '.#ss##..', '#swsss#.', '#ssssk#.', '.#sskk#.', '..####..'],
  ['...##...', '..#yy#..', '###yy###', '#yyyyyo#', '.#yyyo#.', '#yyooyo#', '#yo##oo#', '.##..##.'],
  ['.######.', '#GGGggb#', '#GgGggb#', '#Gggggb#', '.#gggb#.', '.#ggbb#.', '..#bb#..', '...##...'],
  ['...##...', '..#ww#..', '..#Gs#..', '.#wsss#.', '#wsRRss#', '#ws##sk#', '#R#..#r#', '.#....#.'],
  ['.#####..', '#yyyyo#.', '#y###o#.', '.#yyyo#.', '..###y#.', '#yyyyo#.', '.#####..', '........'],
  ['..####..', '.#wwss#.', '#ww#sss#', '#ww#sss#', '#ww##ss#', '#wsssss#', '.#ssss#.', '..####..'],
] as const;

/** Arrows and two buttons, in the same hand as the icons. */
const signs = [
  ['...##...', '..#ww#..', '.#wwww#.', '#wwwwww#', '###ww###', '..#ww#..', '..#ww#..', '..####..'],
  ['..####..', '..#ww#..', '..#ww#..', '###ww###', '#wwwwww#', '.#wwww#.', '..#ww#..', '...##...'],
  ['...##...', '..#w#...', '.#ww####', '#wwwwww#', '#wwwwww#', '.#ww####', '..#w#...', '...##...'],
  ['...##...', '...#w#..', '####ww#.', '#wwwwww#', '#wwwwww#', '####ww#.', '...#w#..', '...##...'],
  ['..####..', '.#gGGg#.', '#gg##gg#', '#g#gg#g#', '#g####g#', '#g#gg#g#', '.#g##g#.', '..####..'],
  ['..####..', '.#rRRr#.', '#r###rr#', '#r#rr#r#', '#r###rr#', '#r#rr#r#', '.####r#.', '..####..'],
  ['........', '.#......', '#y#.....', '#yy##...', '#yyyy#..', '#yo##...', '#o#.....', '.#......'],
  ['#......#', 'y#....#y', '.y#..#y.', '........', '........', '.y#..#y.', 'y#....#y', '#......#'],
] as const;

function drawn(art: readonly (readonly string[])[]): Canvas {
  return sheet(art.map((rows) => new Canvas(8, 8).rows(0, 0, rows, legend)));
}

/** Figures twice as high as the glyphs, lit from above. */
function figures(): Canvas {
  return sheet(Array.from({ length: 10 }, (_, digit) =>
    new Canvas(8, 16).paint((x, y) => {
      const on = (dx: number, dy: number): boolean => glyphPixel(16 + digit, x + dx, Math.floor((y + dy) / 2));
      if (on(0, 0)) return y < 4 ? s5 : y < 8 ? y3 : y < 11 ? y2 : e2;
      return on(-1, -1) ? ink : clear;
    }),
  ));
}

/** Everything on one sheet of 16 by 8 tiles. */
export function hud(): Canvas {
  const all = new Canvas(128, 64);
  all.blit(panel(s3, s2, night), 0, 0).blit(panel(g2, g1, ink), 24, 0).blit(panel(e3, e1, night), 48, 0);
  all.blit(drawn(icons.slice(0, 7)), 72, 0).blit(drawn([...icons.slice(7), ...signs.slice(0, 6)]), 72, 8).blit(drawn(signs.slice(6)), 72, 16);
  all.blit(bar(e1, e2, e3), 0, 24).blit(caps(), 72, 24).blit(bar(g1, g2, g3), 0, 32).blit(bar(y2, y3, s5), 0, 40);
  all.blit(gauge(), 88, 24);
  return all.blit(figures(), 0, 48);
}

/** The boss's gauge: five by five tiles of a dial with its needle up. */
function gauge(): Canvas {
  return new Canvas(40, 40).paint((x, y) => {
    const [dx, dy] = [x - 19.5, y - 19.5];
    const far = Math.hypot(dx, dy);
    const turn = Math.atan2(dx, -dy);
    if (far > 19.4) return clear;
    if (far > 18.2) return ink;
    if (far > 16.4) return dx + dy < 0 ? s5 : s2;
    if (far > 15.2) return ink;
    if (far > 10.5 && Math.abs(turn) < 2.3) {
      if (Math.abs((turn * 4) % 1) < 0.16) return night;
      return turn > 1.2 ? e2 : turn > 0.2 ? y3 : g2;
    }
    if (Math.abs(dx - (dy + 4) * -0.4) < 1 && dy < 3 && far < 13) return s5;
    return far < 3.4 ? s3 : far < 4.4 ? s1 : night;
  });
}
