import type { Family } from '../family.ts';
import { dataBankFamily, dataBankFormat } from './declaration.ts';
import { decodeDataBank } from './decode.ts';
import type { DataBankPreview } from './decode.ts';
import { expectedDataBankSize } from './expected-size.ts';
import { dataForm } from './form.ts';
import { materializeDataBank } from './materialize.ts';
import { verifyDataBank } from './metadata.ts';
import { dataPreview } from './preview.ts';
import { dataBankRules } from './rules/list.ts';
import { dataBankWalker } from './walker.ts';

/** Any files, byte for byte, with a directory (formats.md §2, `DATA/blob_v1`). */
export const dataBank: Family<DataBankPreview> = {
  family: dataBankFamily,
  format: dataBankFormat,
  bankType: 'DATA',
  template: { inputs: { files: ['**'] }, output: {} },
  form: dataForm,
  preview: dataPreview,
  walker: dataBankWalker,
  rules: dataBankRules,
  expectedSize: expectedDataBankSize,
  materialize: materializeDataBank,
  decode: decodeDataBank,
  verify: verifyDataBank,
};
