import { bankRule } from '../bank-rule.ts';
import { isUnsupported } from '../../png/fault.ts';
import { pngFaults, pngProblem } from './png-damaged.ts';

export const pngUnsupported = bankRule(
  {
    code: 'png_unsupported',
    severity: 'error',
    summary: 'A PNG file asks for something that no version of the specification has, or is larger than any image of a bank can be.',
    remedy: 'Save the image again as a plain PNG, without private critical chunks.',
  },
  function* (bank) {
    for (const { path, fault } of pngFaults(bank)) if (isUnsupported(fault)) yield pngProblem(path, fault);
  },
);
