import type { DriftItem, DriftOption } from '../../../contract/operations/drift.ts';
import { counted } from './bytes.ts';
import { placeText } from './diagnostics.ts';
import { pad, widthOf, wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

const margin = '  ';
/** Longer names of ways out stand on a line of their own. */
const widestName = 26;

/** Items of drift, as many as are given; `total` says how many there are. Decisions with their ways out, the rest in a line. */
export function driftReport(page: Page, items: readonly DriftItem[], total = items.length): Lines {
  const owed = items.filter((item) => item.class === 'decision');
  const others = items.filter((item) => item.class !== 'decision');
  const hidden = total - items.length;
  return [
    ...owed.flatMap((item) => [...itemLines(page, item), '']),
    ...others.flatMap((item) => plainLines(page, item)),
    ...(others.length > 0 ? [''] : []),
    ...(hidden > 0 ? [page.colour.dim(`… and ${counted(hidden, 'more item')}: --json has them all`), ''] : []),
  ];
}

/** One item: where, what, what the disk and the registry have, and the ways out; with numbers where one is asked for. */
export function itemLines(page: Page, item: DriftItem, ways: 'plain' | 'numbered' = 'plain'): Lines {
  const { colour } = page;
  const side = (title: string, text: string): Lines => {
    const [first = '', ...rest] = wrap(printable(text), roomFor(page, 12));
    return [`${margin}${colour.dim(pad(title, 9))} ${first}`, ...rest.map((line) => `${' '.repeat(12)}${line}`)];
  };
  return [
    ...headline(page, item),
    ...wrap(printable(item.message), roomFor(page, 2)).map((line) => `${margin}${line}`),
    ...side('disk', item.disk),
    ...side('registry', item.registry),
    ...optionLines(page, waysOutOf(item), ways),
  ];
}

/** What can be decided about an item, beside leaving it as it is; the ways that are open come first. */
export function waysOutOf({ options }: DriftItem): readonly DriftOption[] {
  const ways = options.filter(({ choice }) => choice !== 'keep');
  return [...ways.filter(({ available }) => available), ...ways.filter(({ available }) => !available)];
}

/** As `--decide` takes it: `relocate:tiles/hud`. */
export function optionName({ choice, target }: Pick<DriftOption, 'choice'> & { readonly target?: string | undefined }): string {
  return target === undefined ? choice : `${choice}:${target}`;
}

function headline(page: Page, item: DriftItem): Lines {
  const place = printable(placeText(page, item.place) ?? 'the project');
  const id = printable(item.id);
  const [where, what] = [page.colour.underline(place), page.colour.yellow(id)];
  return widthOf(place) + widthOf(id) + 2 <= page.width ? [`${where}  ${what}`] : [where, what];
}

function plainLines(page: Page, { message, id }: DriftItem): Lines {
  const { colour, width } = page;
  const [text, name] = [printable(message), printable(id)];
  if (widthOf(text) + widthOf(name) + 4 <= width) return [`${margin}${text}  ${colour.dim(name)}`];
  return [...wrap(text, roomFor(page, 2)).map((line) => `${margin}${line}`), `${margin}${colour.dim(name)}`];
}

function optionLines(page: Page, options: readonly DriftOption[], ways: 'plain' | 'numbered'): Lines {
  const names = options.map((option) => printable(optionName(option)));
  const widest = Math.max(0, ...names.map(widthOf));
  return options.flatMap((option, index) => {
    const sign = ways === 'plain' || !option.available ? '-' : String(index + 1);
    const name = names[index] ?? '';
    const beside = widest <= widestName;
    const indent = margin.length + sign.length + 1 + (beside ? widest + 2 : 2);
    const says = wrap(printable(option.available ? option.says : `Not now: ${option.says}`), roomFor(page, indent)).map((line) =>
      option.available ? line : page.colour.dim(line),
    );
    const paint = option.available ? page.colour.cyan : page.colour.dim;
    const title = `${margin}${sign} ${paint(name)}`;
    const rest = says.map((line) => ' '.repeat(indent) + line);
    return beside ? [`${title}${' '.repeat(widest - widthOf(name) + 2)}${says[0] ?? ''}`, ...rest.slice(1)] : [title, ...rest];
  });
}

function roomFor({ width }: Page, used: number): number {
  return Math.max(20, width - used);
}
