/** Where a tile's pixels are: the input, and their top left there. */
export interface TileOrigin {
  readonly input: string;
  readonly x: number;
  readonly y: number;
}

/** The tiles of pictures of these sizes in the order of the sheet: row by row, picture by picture. */
export function* tileOrigins(
  pictures: readonly { readonly path: string; readonly width: number; readonly height: number }[],
  tileSize: number,
): Generator<TileOrigin> {
  for (const { path, width, height } of pictures) {
    for (let y = 0; y < height; y += tileSize) {
      for (let x = 0; x < width; x += tileSize) yield { input: path, x, y };
    }
  }
}
