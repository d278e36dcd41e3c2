import { z } from 'zod';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import type { DeclarationIssue, DeclaredFiles, EffectiveDeclaration } from '../../snapshot/family-port.ts';
import { declarationIssues, mustBe } from '../declaration-issues.ts';
import { maxColumns, tileSizes } from './limits.ts';
import { paletteKind } from './palette-file/read.ts';

export const tileFamily = 'tile_bank';
/** `TILES/indexed4_v1`: one 4-bit indexed sheet and its RGB565 palettes (formats.md §2). */
export const tilesFormat = 'TILES/indexed4_v1';

/** Where the colours come from. */
type PaletteMode = 'auto' | 'keep' | { readonly file: string };

/** The family's parameters with every default filled in. */
export interface TileParameters {
  readonly tile_size: (typeof tileSizes)[number];
  /** Tiles side by side in the sheet. */
  readonly columns: number;
  readonly palette: PaletteMode;
}

const paletteFileSchema = z
  .string({ error: mustBe('a path') })
  .refine(path => paletteKind(path) !== undefined, { error: mustBe('the path of a .hex, .gpl or .png file') });

const paletteObject = z.object({ file: paletteFileSchema }, { error: mustBe('"auto", "keep" or {"file": "…"}') });

const paletteSchema = z.unknown().transform((value, context): PaletteMode => {
  if (value === 'auto' || value === 'keep') return value;
  const file = paletteObject.safeParse(value);
  if (file.success) return file.data;
  for (const { path, message } of file.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

const columnsError = { error: mustBe(`an integer from 1 to ${maxColumns}`) };

const outputSchema = z.object({
  format: z.literal(tilesFormat, { error: mustBe(`"${tilesFormat}"`) }),
  tile_size: z.literal([...tileSizes], { error: mustBe('8, 16 or 32') }),
  columns: z.int(columnsError).min(1, columnsError).max(maxColumns, columnsError).default(16),
  palette: paletteSchema.default('auto'),
});

const declarationSchema = z.object({
  inputs: z.object({ tiles: z.array(z.string(), { error: mustBe('a list of PNG files') }) }),
  output: outputSchema,
});

/** The parameters with defaults, or every issue with its JSON pointer and what is expected there. */
export function readTileDeclaration(declaration: AssetDeclaration): EffectiveDeclaration | readonly DeclarationIssue[] {
  const read = declarationSchema.safeParse(declaration);
  if (!read.success) return declarationIssues(read.error);
  const { format, tile_size, columns, palette } = read.data.output;
  const parameters = { tile_size, columns, palette } satisfies TileParameters;
  return { family: tileFamily, format, codec: 'NONE', parameters };
}

/** The parameters of a declaration that {@link readTileDeclaration} made. */
export function tileParameters(effective: EffectiveDeclaration): TileParameters {
  return effective.parameters as unknown as TileParameters;
}

export function declaredTileFiles(declaration: AssetDeclaration): DeclaredFiles {
  const inputs = { key: 'tiles', entries: declaration.inputs['tiles'] ?? [] };
  const mode = declaration.output['palette'];
  if (mode === undefined || typeof mode === 'string') return { inputs, parameters: [] };
  const palette = paletteObject.safeParse(mode);
  return { inputs, parameters: palette.success ? [{ key: 'palette', path: palette.data.file, pointer: '/output/palette/file' }] : [] };
}
