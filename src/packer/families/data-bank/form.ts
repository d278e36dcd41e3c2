import type { FamilyForm } from '../form.ts';

export const dataForm: FamilyForm = {
  title: 'Data bank',
  inputs: [{ key: 'files', label: 'Files', says: 'Files that are packed byte for byte, in this order.', extensions: [] }],
  parameters: [],
};
