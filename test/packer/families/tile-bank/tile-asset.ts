import { bytesSource } from '../../../../src/base/byte-source.ts';
import type { AssetDeclaration } from '../../../../src/contract/documents.ts';
import type { AssetRule, Finding, MaterializeRequest } from '../../../../src/packer/families/family.ts';
import { tileBank } from '../../../../src/packer/families/tile-bank/tile-bank.ts';
import type { TileSheet } from '../../../../src/packer/families/tile-bank/payload.ts';
import type { EffectiveDeclaration, FactLookup } from '../../../../src/packer/snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../../../../src/packer/snapshot/model.ts';
import { encodePng, joinBytes } from '../../../support/png.ts';

/** A tile bank at `assets/tiles/test`. */
export interface TileAsset {
  /** The images by path, in declared order. */
  readonly images: Readonly<Record<string, Uint8Array>>;
  /** `output` without format: tile_size 8 unless it says so. */
  readonly output?: Readonly<Record<string, unknown>>;
  /** The palette file; its path is what `output.palette.file` says. */
  readonly palette?: Uint8Array | string;
  /** Paths whose content was not looked at yet. */
  readonly unchecked?: readonly string[];
}

export function declarationOf({ images, output }: TileAsset): AssetDeclaration {
  return {
    schema_version: 1,
    asset_uuid: '0198c2a4-7b1e-7d3a-9c55-2f6f0c1d9e11',
    asset_name: 'test',
    family: 'tile_bank',
    inputs: { tiles: Object.keys(images) },
    output: { format: 'TILES/indexed4_v1', codec: 'NONE', tile_size: 8, ...output },
  };
}

function effectiveOf(spec: TileAsset): EffectiveDeclaration {
  const effective = tileBank.walker.readDeclaration(declarationOf(spec));
  if ('family' in effective) return effective;
  throw new Error(JSON.stringify(effective));
}

function paletteOf(spec: TileAsset): { path: string; bytes: Uint8Array } | undefined {
  const [file] = tileBank.walker.declaredFiles(declarationOf(spec)).parameters;
  if (!file || spec.palette === undefined) return undefined;
  return { path: file.path, bytes: typeof spec.palette === 'string' ? new TextEncoder().encode(spec.palette) : spec.palette };
}

/** The asset as a snapshot would show it; a path serves as the digest of its file. */
export function assetOf(spec: TileAsset): AssetRoot {
  const select = (path: string, size: number, key: string, pointer: string): SelectedFile => ({
    artifact: { path, diskPath: path, size, sha256: path },
    key,
    entry: path,
    pointer,
  });
  const palette = paletteOf(spec);
  return {
    root: 'tiles/test',
    diskRoot: 'tiles/test',
    declaration: {
      state: 'valid',
      effective: effectiveOf(spec),
      size: 1,
      faults: [],
      locate: pointer => (pointer === '/inputs/tiles' ? { line: 6, column: 23 } : undefined),
    },
    artifacts: [],
    selection: {
      inputs: Object.entries(spec.images).map(([path, bytes], at) => select(path, bytes.length, 'tiles', `/inputs/tiles/${at}`)),
      parameters: palette ? [select(palette.path, palette.bytes.length, 'palette', '/output/palette/file')] : [],
      faults: [],
    },
    faults: [],
  };
}

/** Every fact, as JSON would bring it back. */
export function factsOf(spec: TileAsset): FactLookup {
  const palette = paletteOf(spec);
  return {
    get(_sha256, _family, path, role, depth) {
      if (depth === 'content' && spec.unchecked?.includes(path)) return undefined;
      const bytes = role === 'parameter' ? palette?.bytes : spec.images[path];
      if (!bytes) return undefined;
      const facts = tileBank.walker.probe(bytesSource(bytes), path, role, depth);
      return JSON.parse(JSON.stringify(facts)) as Record<string, unknown>;
    },
  };
}

export function findingsOf(rule: AssetRule, spec: TileAsset): Finding[] {
  return [...rule.check(assetOf(spec), factsOf(spec))];
}

/** The codes of all findings of all rules, one a finding. */
export function codesOf(spec: TileAsset): string[] {
  return tileBank.rules.flatMap(rule => findingsOf(rule, spec).map(() => rule.code));
}

export function requestOf(spec: TileAsset): MaterializeRequest {
  const palette = paletteOf(spec);
  return {
    declaration: effectiveOf(spec),
    inputs: Object.entries(spec.images).map(([path, bytes]) => ({ path, source: bytesSource(bytes) })),
    parameters: palette ? { palette: { path: palette.path, source: bytesSource(palette.bytes) } } : {},
  };
}

export interface Packed {
  readonly payload: Uint8Array;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly size: number;
}

export function packed(spec: TileAsset): Packed {
  const { size, metadata, segments } = tileBank.materialize(requestOf(spec));
  const parts = [...segments].map(segment => {
    if (segment.kind !== 'bytes') throw new Error('a tile bank copies nothing');
    return segment.bytes;
  });
  return { payload: joinBytes(parts), metadata, size };
}

export function unpacked(spec: TileAsset): TileSheet {
  const { payload, metadata } = packed(spec);
  return tileBank.decode(bytesSource(payload), metadata);
}

/** An RGB picture, `width` pixels wide, of these 0xRRGGBB colours, repeated to fill `height` rows. */
export function rgbPng(width: number, height: number, colours: readonly number[]): Uint8Array {
  const samples = Array.from({ length: width * height }, (_, at) => colours[at % colours.length] ?? 0).flatMap(channels);
  return encodePng({ width, height, colourType: 2, bitDepth: 8, samples });
}

/** The same with alpha: 0xRRGGBBAA. */
export function rgbaPng(width: number, height: number, colours: readonly number[]): Uint8Array {
  const samples = Array.from({ length: width * height }, (_, at) => colours[at % colours.length] ?? 0).flatMap(colour => [
    ...channels(Math.floor(colour / 256)),
    colour % 256,
  ]);
  return encodePng({ width, height, colourType: 6, bitDepth: 8, samples });
}

function channels(colour: number): [number, number, number] {
  return [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];
}

/** An indexed picture of 4 or 8 bits whose pixels are `indices`, repeated. */
export function indexedPng(
  width: number,
  height: number,
  indices: readonly number[],
  palette: readonly number[],
  transparency?: readonly number[],
): Uint8Array {
  return encodePng({
    width,
    height,
    colourType: 3,
    bitDepth: palette.length > 16 ? 8 : 4,
    samples: Array.from({ length: width * height }, (_, at) => indices[at % indices.length] ?? 0),
    palette: palette.flatMap(channels),
    ...(transparency && { transparency }),
  });
}

/** `count` colours that stay different in RGB565. */
export function distinctColours(count: number, from = 1): number[] {
  return Array.from({ length: count }, (_, at) => {
    const value = at + from;
    const of = (steps: number, last: number) => Math.round(((steps & last) * 255) / last);
    return (of(value, 31) << 16) | (of(value >> 5, 63) << 8) | of(value >> 11, 31);
  });
}
