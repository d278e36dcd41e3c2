import { assetWorkspaces } from './assets.ts';
import { dataBankWorkspaces } from './data-banks.ts';
import { declarationWorkspaces } from './declarations.ts';
import type { DoctorWorkspace } from './doctor-workspace.ts';
import { pathWorkspaces } from './paths.ts';
import { registryWorkspaces } from './registry.ts';
import { selectionWorkspaces } from './selection.ts';
import { soundBankWorkspaces } from './sound-banks.ts';
import { tileBankWorkspaces } from './tile-banks.ts';

/** Workspaces that together hold one instance of every diagnostic there is. */
export const doctorWorkspaces: readonly DoctorWorkspace[] = [
  ...registryWorkspaces,
  ...assetWorkspaces,
  ...declarationWorkspaces,
  ...selectionWorkspaces,
  ...pathWorkspaces,
  ...tileBankWorkspaces,
  ...soundBankWorkspaces,
  ...dataBankWorkspaces,
];
