/** Limits of a tile bank (formats.md §2). */
export const maxTiles = 256;
export const maxPalettes = 64;
export const maxColumns = 32;
export const tileSizes = [8, 16, 32] as const;
/** Opaque colours an image, and a palette of `auto` or `file`, may have. */
export const maxColours = 15;
/** Entries a palette has in the payload; index 0 is transparent. */
export const paletteEntries = 16;

/** More pixels than the largest bank has: a picture above it is refused by its header, and never decoded. */
export const maxPixels = maxTiles * 32 * 32;
/** A file above it is not read: its picture fits in a small part of it (a limit of this packer). */
export const maxImageBytes = 64 * 1024 * 1024;
/** The same for a palette file. */
export const maxPaletteBytes = 1024 * 1024;
