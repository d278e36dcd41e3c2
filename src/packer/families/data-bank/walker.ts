import type { ByteSource } from '../../../base/byte-source.ts';
import type { FamilyWalker } from '../../snapshot/family-port.ts';
import { dataBankFamily, readDataBankDeclaration } from './declaration.ts';

/** All that a data bank knows of a file; its bytes mean nothing to it. A JSON value. */
type DataFileFacts = {
  /** Bytes. */
  readonly size: number;
};

function probeFile(source: ByteSource): DataFileFacts {
  return { size: source.size };
}

/** How the snapshot asks a data bank for its files. */
export const dataBankWalker: FamilyWalker = {
  family: dataBankFamily,
  version: 1,
  readDeclaration: readDataBankDeclaration,
  declaredFiles: (declaration) => ({
    inputs: { key: 'files', entries: declaration.inputs['files'] ?? [] },
    parameters: [],
  }),
  probe: probeFile,
};
