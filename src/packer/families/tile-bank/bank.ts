import type { FactLookup, FileRole, ProbeDepth, ProbeFacts } from '../../snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../../snapshot/model.ts';
import type { PngFault } from '../png/fault.ts';
import { tileFamily, tileParameters } from './declaration.ts';
import type { TileParameters } from './declaration.ts';
import { fromFacts } from './facts.ts';
import type { ImageContentFacts, ImageHeaderFacts, PaletteFacts, PixelFacts } from './facts.ts';

/** One image of a bank as far as it is known; what is absent was not looked at yet. */
export interface BankImage {
  /** Below the asset root. */
  readonly path: string;
  readonly header?: NonNullable<ImageHeaderFacts['header']>;
  readonly pixels?: PixelFacts;
  readonly fault?: PngFault;
}

/** A tile bank as its rules see it: at the gate from facts, while materializing from the frozen bytes. */
export interface Bank {
  readonly parameters: TileParameters;
  /** In declared order. */
  readonly images: readonly BankImage[];
  /** Under `file` alone. */
  readonly palette?: { readonly path: string; readonly facts?: PaletteFacts };
}

/** The bank of an asset; `undefined` where its declaration is not one of a tile bank. */
export function bankOf(asset: AssetRoot, facts: FactLookup): Bank | undefined {
  const { effective } = asset.declaration;
  if (effective?.family !== tileFamily) return undefined;
  const parameters = tileParameters(effective);
  const images = asset.selection.inputs.map(file =>
    bankImage(
      file.artifact.path,
      lookUp<ImageHeaderFacts>(facts, file, 'input', 'header'),
      lookUp<ImageContentFacts>(facts, file, 'input', 'content'),
    ),
  );
  const palette = asset.selection.parameters.find(file => file.key === 'palette');
  if (typeof parameters.palette === 'string' || !palette) return { parameters, images };
  const known = lookUp<PaletteFacts>(facts, palette, 'parameter', 'content');
  return { parameters, images, palette: { path: palette.artifact.path, ...(known && { facts: known }) } };
}

function bankImage(path: string, start: ImageHeaderFacts | undefined, content: ImageContentFacts | undefined): BankImage {
  const header = content?.header ?? start?.header;
  const fault = content?.fault ?? start?.fault;
  const pixels = content?.pixels;
  return { path, ...(header && { header }), ...(fault && { fault }), ...(pixels && { pixels }) };
}

function lookUp<T extends ImageHeaderFacts | ImageContentFacts | PaletteFacts>(
  facts: FactLookup,
  { artifact }: SelectedFile,
  role: FileRole,
  depth: ProbeDepth,
): T | undefined {
  if (artifact.sha256 === undefined) return undefined;
  const found: ProbeFacts | undefined = facts.get(artifact.sha256, tileFamily, artifact.path, role, depth);
  return found && fromFacts<T>(found);
}
