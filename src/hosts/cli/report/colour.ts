/** Paints text for a terminal, or leaves it as it is. Only ever given text that `printable` has cleaned. */
export type Paint = (text: string) => string;

export interface Colour {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly underline: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}

function painter(enabled: boolean, open: number, close: number): Paint {
  return (text) => (enabled && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text);
}

export function makeColour(enabled: boolean): Colour {
  return {
    bold: painter(enabled, 1, 22),
    dim: painter(enabled, 2, 22),
    underline: painter(enabled, 4, 24),
    red: painter(enabled, 31, 39),
    green: painter(enabled, 32, 39),
    yellow: painter(enabled, 33, 39),
    blue: painter(enabled, 34, 39),
    cyan: painter(enabled, 36, 39),
  };
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether to colour. FORCE_COLOR outranks NO_COLOR (https://no-color.org, and so does Node itself); without
 * either only a terminal that is not `dumb` gets colours.
 */
export function wantsColour(environment: Environment, isTerminal: boolean): boolean {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (environment['NO_COLOR']) return false;
  return isTerminal && environment['TERM'] !== 'dumb';
}
