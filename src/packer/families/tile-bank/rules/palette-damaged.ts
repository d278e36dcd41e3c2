import { bankRule } from '../bank-rule.ts';

export const paletteDamaged = bankRule(
  {
    code: 'palette_damaged',
    severity: 'error',
    summary: 'A palette file does not hold what its extension says; the line is given.',
    remedy: 'Correct the line, or save the palette again: .hex, .gpl, or an indexed .png.',
  },
  function* ({ palette }) {
    const fault = palette?.facts?.fault;
    if (!palette || !fault) return;
    const { line, message } = fault;
    const where = line === undefined ? palette.path : `${palette.path}, line ${line}`;
    yield { path: palette.path, message: `${where}: ${message}`, place: line === undefined ? {} : { line } };
  },
);
