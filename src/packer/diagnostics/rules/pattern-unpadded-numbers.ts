import type { AssetRoot } from '../../snapshot/model.ts';
import { isPattern } from '../../snapshot/pattern.ts';
import { placeAt, type AssetRule } from '../rule.ts';

export const patternUnpaddedNumbers: AssetRule = {
  code: 'pattern_unpadded_numbers',
  severity: 'warning',
  summary: 'A pattern takes numbered files whose numbers are not padded, so that 10 comes before 2.',
  remedy: 'Pad the numbers with zeros, or list the files in the order wanted.',
  scope: 'asset',
  *check(asset) {
    for (const [pointer, paths] of pathsByPattern(asset)) {
      const pair = outOfOrder(paths);
      if (pair) yield { message: `"${pair.later}" sorts after "${pair.earlier}".`, place: placeAt(asset, pointer) };
    }
  },
};

function pathsByPattern(asset: AssetRoot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { entry, pointer, artifact } of asset.selection.inputs) {
    if (!isPattern(entry)) continue;
    const paths = found.get(pointer);
    if (paths) paths.push(artifact.path);
    else found.set(pointer, [artifact.path]);
  }
  return found;
}

interface Numbered {
  readonly path: string;
  readonly numbers: readonly string[];
}

/** Of paths in their order, the first two that are alike but for numbers of which the earlier has the higher. */
function outOfOrder(paths: readonly string[]): { readonly earlier: string; readonly later: string } | undefined {
  const last = new Map<string, Numbered>();
  for (const path of paths) {
    const numbers = path.match(/\d+/gu);
    if (!numbers) continue;
    const series = path.replaceAll(/\d+/gu, '0');
    const before = last.get(series);
    if (before && compareNumbers(before.numbers, numbers) > 0) return { earlier: before.path, later: path };
    last.set(series, { path, numbers });
  }
  return undefined;
}

/** By the first number that differs in value, whatever its zeros in front. */
function compareNumbers(some: readonly string[], others: readonly string[]): number {
  for (const [at, digits] of some.entries()) {
    const one = digits.replace(/^0+/u, '');
    const other = (others[at] ?? '').replace(/^0+/u, '');
    if (one.length !== other.length) return one.length - other.length;
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
