/**
 * Makes `src/packer/families/sound-bank/conversion/resampler-table.ts`, the kernel of the sound bank's
 * resampler. Run once; its output is committed, because a table in the source is the same on every machine
 * and `Math.sin` need not be. Only + - * / are used here too, so another machine makes the same file.
 *
 *     node scripts/resampler-table.ts
 *
 * The kernel is `sinc(c·x) · kaiser(x / 64, β)`, x in samples of the lower of the two rates.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Samples of the lower rate on either side of the centre. */
const halfWidth = 64;
/** Table entries a sample; between them the resampler interpolates with cubics. */
const steps = 32;
/** Kaiser's β: 0.1102·(A − 8.7) for a stop band of A = 108.5 dB. */
const beta = 11;
/** c = 121/128: the kernel is 6 dB down there, so that the stop band begins at 1, the Nyquist frequency. */
const cutoff = { over: 121, under: 128 };

/** k(0), k(1/steps), … k(halfWidth) and one entry more, which the cubic at the very end looks at. */
export function kernelTable(): number[] {
  return Array.from({ length: halfWidth * steps + 2 }, (_, i) => sincAt(i) * kaiserAt(i));
}

function sincAt(i: number): number {
  if (i === 0) return 1;
  const angle = (Math.PI * cutoff.over * i) / (cutoff.under * steps);
  return sineOfTurn(cutoff.over * i, 2 * cutoff.under * steps) / angle;
}

/** sin(2π · part / whole), by exact reduction to a quarter turn and the Taylor series. */
function sineOfTurn(part: number, whole: number): number {
  const rest = part % whole;
  if (rest * 2 >= whole) return -sineOfTurn(rest - whole / 2, whole);
  const quarter = rest * 4 > whole ? whole / 2 - rest : rest;
  const x = (2 * Math.PI * quarter) / whole;
  let sum = 0;
  for (let k = 27; k >= 1; k -= 2) sum = 1 - (sum * x * x) / ((k + 1) * (k + 2));
  return x * sum;
}

/** I0(β·√(1 − t²)) / I0(β): the series of I0 holds even powers alone, so no root is needed. */
function kaiserAt(i: number): number {
  const t = i / (halfWidth * steps);
  return besselOfSquare(beta * beta * (1 - t * t)) / besselOfSquare(beta * beta);
}

function besselOfSquare(square: number): number {
  let sum = 0;
  for (let k = 60; k >= 1; k--) sum = ((1 + sum) * (square / 4)) / (k * k);
  return 1 + sum;
}

function tableSource(table: readonly number[]): string {
  const lines: string[] = [];
  for (let i = 0; i < table.length; i += 5) lines.push(`  ${table.slice(i, i + 5).join(', ')},`);
  return [
    '/** Made by scripts/resampler-table.ts, never edited. What it holds is said in resampling-kernel.ts. */',
    `export const kernelHalfWidth = ${halfWidth};`,
    `export const kernelSteps = ${steps};`,
    'export const kernelTable: readonly number[] = [',
    ...lines,
    '];',
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../src/packer/families/sound-bank/conversion/resampler-table.ts', import.meta.url);
  writeFileSync(target, tableSource(kernelTable()));
}
