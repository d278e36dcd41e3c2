import { err, ok } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import { packerError } from '../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import { lookInto } from './look-into.ts';
import type { Project } from './project.ts';

type DoctorScope = NonNullable<ValidRequestOf<'runDoctor'>['scope']>;

/** Looks at the bytes of every selected file in scope and answers all the rules find. */
export async function runDoctor(
  project: Project,
  { scope }: ValidRequestOf<'runDoctor'>,
  turn: () => Promise<void>,
): Promise<AnswerOf<'runDoctor'>> {
  const inThis = (snapshot: Snapshot): readonly AssetRoot[] => snapshot.roots.filter((asset) => !scope || inScope(asset, scope));
  const looked = await lookInto(project, inThis, turn);
  if (!looked.ok) return looked;
  const { snapshot, chosen, assets, files, bytes } = looked.value;
  const missing = snapshot.missing.some((entry) => scope !== undefined && 'asset_id' in scope && entry.asset_id === scope.asset_id);
  if (scope && chosen.length === 0 && !missing) return err(nothingInScope(scope));
  project.judgeAgain();
  const diagnostics = project.diagnostics().filter((diagnostic) => !scope || concerns(diagnostic, scope, chosen));
  return ok({ ...project.stamp(), diagnostics, checked: { assets, files, bytes } });
}

function inScope(asset: AssetRoot, scope: DoctorScope): boolean {
  if ('asset_id' in scope) return asset.entry?.asset_id === scope.asset_id;
  if ('root' in scope) return asset.root === scope.root.normalize('NFC');
  const folder = scope.folder.normalize('NFC');
  return asset.root === folder || asset.root.startsWith(`${folder}/`);
}

function concerns({ place }: Diagnostic, scope: DoctorScope, assets: readonly AssetRoot[]): boolean {
  if (place.root !== undefined) return assets.some((asset) => asset.root === place.root);
  return 'asset_id' in scope && place.asset_id === scope.asset_id;
}

function nothingInScope(scope: DoctorScope): ReturnType<typeof packerError> {
  const named = 'asset_id' in scope ? `asset ${scope.asset_id}` : `assets/${'root' in scope ? scope.root : scope.folder}`;
  return packerError('not_found', `There is no ${named} in this project.`, 'Ask for the list of assets.');
}
