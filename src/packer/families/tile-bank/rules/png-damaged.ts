import type { Bank } from '../bank.ts';
import { bankRule } from '../bank-rule.ts';
import type { BankProblem } from '../bank-rule.ts';
import { isUnsupported } from '../../png/fault.ts';
import type { PngFault } from '../../png/fault.ts';

export const pngDamaged = bankRule(
  {
    code: 'png_damaged',
    severity: 'error',
    summary: 'An image or palette is not a PNG file, or breaks the PNG specification; its chunk and place are named.',
    remedy: 'Save the image again as PNG from the program that made it.',
  },
  function* (bank) {
    for (const { path, fault } of pngFaults(bank)) if (!isUnsupported(fault)) yield pngProblem(path, fault);
  },
);

/** Each file of a bank that could not be read as PNG, with its first fault. */
export function* pngFaults({ images, palette }: Bank): Iterable<{ path: string; fault: PngFault }> {
  for (const { path, fault } of images) if (fault) yield { path, fault };
  if (palette?.facts?.png) yield { path: palette.path, fault: palette.facts.png };
}

export function pngProblem(path: string, { message, byte, pixel }: PngFault): BankProblem {
  const place = { ...(byte !== undefined && { byte }), ...(pixel && { pixel }) };
  return { path, message: `${path}: ${message}`, place };
}
