import type { FamilyWalker } from '../../snapshot/family-port.ts';
import { probeClip } from './clip-facts.ts';
import { readSoundBankDeclaration, soundBankFamily } from './declaration.ts';

/** How the snapshot asks a sound bank for its files and what is in them. */
export const soundBankWalker: FamilyWalker = {
  family: soundBankFamily,
  version: 1,
  readDeclaration: readSoundBankDeclaration,
  declaredFiles: (declaration) => ({
    inputs: { key: 'clips', entries: declaration.inputs['clips'] ?? [] },
    parameters: [],
  }),
  probe: (source, _path, _role, depth) => probeClip(source, depth),
};
