import { z } from 'zod';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import type { DeclarationIssue, EffectiveDeclaration } from '../../snapshot/family-port.ts';
import { declarationIssues, mustBe } from '../declaration-issues.ts';

export const dataBankFamily = 'data_bank';
export const dataBankFormat = 'DATA/blob_v1';

const declarationSchema = z.object({
  inputs: z.object({ files: z.array(z.string(), { error: mustBe('a list of files') }) }),
  output: z.object({ format: z.literal(dataBankFormat, { error: mustBe(`"${dataBankFormat}"`) }) }),
});

/** The part of a declaration that only this family understands. It has no parameters (formats.md §2). */
export function readDataBankDeclaration(
  declaration: AssetDeclaration,
): EffectiveDeclaration | readonly DeclarationIssue[] {
  const read = declarationSchema.safeParse(declaration);
  if (!read.success) return declarationIssues(read.error);
  return { family: dataBankFamily, format: read.data.output.format, codec: 'NONE', parameters: {} };
}
