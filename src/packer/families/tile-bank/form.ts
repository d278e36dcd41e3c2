import type { FamilyForm } from '../form.ts';
import { maxColumns, tileSizes } from './limits.ts';

export const tileForm: FamilyForm = {
  title: 'Tile bank',
  inputs: [{ key: 'tiles', label: 'Tiles', says: 'Pictures that are cut into tiles, in this order.', extensions: ['.png'] }],
  parameters: [
    {
      pointer: '/output/tile_size',
      label: 'Tile size',
      says: 'Pixels a side; the sides of every picture are multiples of it.',
      control: 'choice',
      choices: [...tileSizes],
      required: true,
    },
    {
      pointer: '/output/columns',
      label: 'Columns',
      says: 'Tiles side by side in the sheet.',
      control: 'integer',
      minimum: 1,
      maximum: maxColumns,
      default: 16,
      required: false,
    },
    {
      pointer: '/output/palette',
      label: 'Palette',
      says: 'Where the colours come from: made for the pictures, kept from them, or taken from a file.',
      control: 'choice',
      choices: ['auto', 'keep'],
      file_choice: { key: 'file', extensions: ['.hex', '.gpl', '.png'] },
      default: 'auto',
      required: false,
    },
  ],
};
