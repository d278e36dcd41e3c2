import { lattice, noise2 } from '../random.ts';

const stageColumns = 20;
const stageRows = 60;

interface Stage {
  readonly number: number;
  readonly title: string;
  readonly tiles: string;
  readonly backdrop: string;
  readonly boss: string;
  readonly scroll: number;
}

export const stages: readonly Stage[] = [
  { number: 1, title: 'The Rift Gate', tiles: 'station', backdrop: 'nebula', boss: 'warden', scroll: 24 },
  { number: 2, title: 'Dust and Silver', tiles: 'moon', backdrop: 'starfield', boss: 'leviathan', scroll: 32 },
];

/** Whether a corner of the map is high ground: walls at both sides that come and go, and islands. */
function high(stage: number, column: number, row: number): boolean {
  const fromSide = Math.min(column, stageColumns - column);
  const wall = 1.2 + 4.2 * noise2(row / 7, column < stageColumns / 2 ? 1.5 : 9.5, stage);
  const island = fromSide > 5 && noise2(column / 3, row / 3, stage + 40) > 0.78;
  return fromSide < wall || island;
}

function corners(stage: number, column: number, row: number): number {
  const bit = (dx: number, dy: number, value: number): number => (high(stage, column + dx, row + dy) ? value : 0);
  return bit(0, 0, 1) | bit(1, 0, 2) | bit(0, 1, 4) | bit(1, 1, 8);
}

/** The tile of a place: ground by its corners, and now and then something that lies on the floor. */
function stageTile(stage: Stage, column: number, row: number): number {
  const ground = corners(stage.number, column, row);
  const chance = lattice(column, row, stage.number, 17);
  if (ground !== 0 || chance > 0.06) return ground;
  const scattered = stage.tiles === 'station' ? [16, 17, 18, 19, 20, 21, 23, 34] : [20, 21, 22, 23, 28, 29, 30, 31];
  return scattered[Math.floor((chance / 0.06) * scattered.length)] ?? ground;
}

function grid<T>(draw: (column: number, row: number) => T): T[][] {
  return Array.from({ length: stageRows }, (_, row) => Array.from({ length: stageColumns }, (__, column) => draw(column, row)));
}

/** A row of the map a line, tile numbers of the stage's bank. */
export function stageMap(stage: Stage): string {
  return `${grid((column, row) => stageTile(stage, column, row)).map((row) => row.join(',')).join('\n')}\n`;
}

/** One bit a tile, rows from the top, each padded to whole bytes, the left tile in the high bit. */
export function stageCollision(stage: Stage): Uint8Array {
  const across = Math.ceil(stageColumns / 8);
  const bytes = new Uint8Array(across * stageRows);
  grid((column, row) => {
    const at = row * across + (column >> 3);
    if (corners(stage.number, column, row) === 15) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (column & 7));
  });
  return bytes;
}

const flights = [
  { enemy: 'dart', path: 'sweep_left', count: 6 },
  { enemy: 'dart', path: 'sweep_right', count: 6 },
  { enemy: 'beetle', path: 'dive', count: 4 },
  { enemy: 'saw', path: 'weave', count: 3 },
  { enemy: 'mine', path: 'drift', count: 5 },
  { enemy: 'manta', path: 'hover', count: 1 },
  { enemy: 'gunship', path: 'hold', count: 1 },
] as const;

/** When what comes from where: a flight every few rows, larger ones later. */
export function stageWaves(stage: Stage): string {
  const waves = Array.from({ length: 16 }, (_, at) => {
    const flight = flights[Math.floor(lattice(at, stage.number, 3, 5) * (3 + at / 4))] ?? flights[0];
    return { row: 4 + at * 3, column: 3 + Math.floor(lattice(at, stage.number, 4, 5) * 14), ...flight, drops: at % 5 === 4 ? 'power' : at % 3 === 2 ? 'gem' : 'none' };
  });
  const { number, title, tiles, backdrop, boss, scroll } = stage;
  const lines = waves.map((wave) => `    ${JSON.stringify(wave)}`).join(',\n');
  const head = JSON.stringify({ number, title, tiles, backdrop, boss, scroll, columns: stageColumns, rows: stageRows }, undefined, 2);
  return `${head.slice(0, -2)},\n  "waves": [\n${lines}\n  ]\n}\n`;
}

/** A quarter-free sine table: 256 values of one turn, s16 little-endian, 1.0 is 16384. */
export function sineTable(): Uint8Array {
  const bytes = new Uint8Array(512);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 256; at++) view.setInt16(at * 2, Math.round(Math.sin((at / 128) * Math.PI) * 16384), true);
  return bytes;
}

/** What the cabinet remembers before anyone has played it. */
export function scoreTable(): string {
  const names = ['AYL', 'BLT', 'VEX', 'ORC', 'KES', 'NOX', 'ZIG', 'PIP'];
  return `rank,name,score,stage\n${names.map((name, at) => `${at + 1},${name},${(9 - at) * 12500},${at < 3 ? 2 : 1}`).join('\n')}\n`;
}
