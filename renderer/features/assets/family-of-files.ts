import type { ResponseOf } from '../../../src/contract/operations.ts';

/** As far as names go. */
type Named = readonly { readonly path: string }[];

export type Family = ResponseOf<'describeFamilies'>['families'][number];

function takes(family: Family, path: string): boolean {
  return family.inputs.some(({ extensions }) => extensions.some((extension) => path.toLowerCase().endsWith(extension)));
}

/** The family that is offered first: the one whose own extensions most of the files have, otherwise one for any file. */
export function familyOf(families: readonly Family[], files: Named): Family | undefined {
  const scored = families.map((family) => ({ family, hits: files.filter(({ path }) => takes(family, path)).length }));
  const best = scored.reduce<(typeof scored)[number] | undefined>((one, other) => (one === undefined || other.hits > one.hits ? other : one), undefined);
  if (best && (best.hits > 0 || files.length === 0)) return best.family;
  return families.find(({ inputs }) => inputs.some(({ extensions }) => extensions.length === 0)) ?? best?.family;
}

/** Patterns that also reach files in folders, which a family's own ones need not; nothing where they do already. */
export function inputsFor(family: Family, files: Named): string[] | undefined {
  if (!files.some(({ path }) => path.includes('/'))) return undefined;
  const extensions = family.inputs.flatMap((input) => input.extensions);
  return extensions.length === 0 ? undefined : extensions.map((extension) => `**/*${extension}`);
}

/** What a new asset of these files is called at first. */
export function nameOf(files: Named, dropped: string | undefined): string {
  if (dropped !== undefined) return dropped;
  const file = files[0]?.path.split('/').at(-1) ?? '';
  return file.includes('.', 1) ? file.slice(0, file.lastIndexOf('.')) : file;
}
