import type { Place } from '../../src/contract/diagnostics.ts';

/** Texts of findings, wherever they are shown. */
export const words = {
  what: 'What is wrong',
  where: 'Where',
  code: 'Code',
  remedy: 'What to do',
  follow: 'Go to',
  fix: (title: string) => `${title}…`,
  followTo: (message: string) => `Go to: ${message}`,
  blocks: 'blocks the pack',
  place: 'place',
  noneTitle: 'No problem chosen',
  none: 'Choose a problem to see where it is and what to do.',
  about: 'Problem',
  project: 'Project',
  field: (field: string) => `at ${field}`,
  pixel: (x: number, y: number) => `pixel ${x}, ${y}`,
  sample: (sample: number) => `sample ${sample}`,
  byte: (byte: number) => `byte ${byte}`,
  errors: (count: string) => (count === '1' ? '1 error' : `${count} errors`),
  warnings: (count: string) => (count === '1' ? '1 warning' : `${count} warnings`),
  infos: (count: string) => (count === '1' ? '1 note' : `${count} notes`),
} as const;

/** {@link placeText} in two: folders, which may be cut, and the end that says most: the file, and where in it. */
export function placeParts(place: Place): { readonly folder: string; readonly name: string } {
  const text = placeText(place);
  const [subject = ''] = text.split(' · ', 1);
  const cut = subject.lastIndexOf('/') + 1;
  return { folder: text.slice(0, cut), name: text.slice(cut) };
}

/** Where something is, as one line: `assets/tiles/hero/asset.json:12:4 · /output · pixel 3, 4`. */
export function placeText({ file, root, asset_id: id, line, column, field, pixel, sample, byte }: Place): string {
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const subject = file ?? (root === undefined ? (id === undefined ? '' : `asset ${id}`) : `assets/${root}`);
  const parts = [
    `${subject}${at}`,
    ...(field === undefined ? [] : [words.field(field)]),
    ...(pixel === undefined ? [] : [words.pixel(pixel.x, pixel.y)]),
    ...(sample === undefined ? [] : [words.sample(sample)]),
    ...(byte === undefined ? [] : [words.byte(byte)]),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
