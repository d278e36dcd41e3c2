import { err, ok } from '../../../base/result.ts';
import { packerError } from '../../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { inStretches } from '../in-stretches.ts';
import { lookInto } from './look-into.ts';
import type { Project } from '../project.ts';
import { countsOf } from '../assets/rows.ts';

type DoctorScope = NonNullable<ValidRequestOf<'runDoctor'>['scope']>;

/** Looks at the bytes of every selected file in scope and answers all the rules find. */
export async function runDoctor(
  project: Project,
  { scope, limit }: ValidRequestOf<'runDoctor'>,
  turn: () => Promise<void>,
): Promise<AnswerOf<'runDoctor'>> {
  const inThis = ({ roots }: Snapshot): readonly AssetRoot[] => roots.filter(({ root, entry }) => covers(scope, root, entry?.asset_id));
  const looked = await lookInto(project, inThis, telling(project, inStretches(turn)));
  if (!looked.ok) return looked;
  const { snapshot, chosen, assets, files, bytes } = looked.value;
  const missing = snapshot.missing.filter((entry) => covers(scope, entry.root, entry.asset_id));
  if (scope && chosen.length === 0 && missing.length === 0) return err(nothingInScope(scope));
  project.judgeAgain();
  const roots = new Set([...chosen, ...missing].map(({ root }) => root));
  const diagnostics = project.diagnostics().filter(({ place }) => !scope || (place.root !== undefined && roots.has(place.root)));
  return ok({
    ...project.stamp(),
    diagnostics: limit === undefined ? diagnostics : diagnostics.slice(0, limit),
    counts: { ...countsOf(diagnostics), unchecked_assets: chosen.filter((asset) => !project.parts.inspection.isChecked(asset)).length },
    checked: { assets, files, bytes },
  });
}

/** Progress is told at most this often, but for the last step. Milliseconds. */
const progressPause = 50;

/** Lets the event loop turn, and says now and then how far the look has come. */
function telling({ parts: { publisher }, snapshot: { generation } }: Project, turn: () => Promise<void>): (done: number, total: number) => Promise<void> {
  let told = -Infinity;
  return async (done, total) => {
    const now = performance.now();
    if (now - told >= progressPause || done === total) {
      told = now;
      publisher.publish('doctor.progress', generation, { done, total });
    }
    await turn();
  };
}

/** Whether an asset, on disk or only registered, is in scope. */
function covers(scope: DoctorScope | undefined, root: string, assetId: number | undefined): boolean {
  if (!scope) return true;
  if ('asset_id' in scope) return assetId === scope.asset_id;
  if ('root' in scope) return root === scope.root.normalize('NFC');
  const folder = scope.folder.normalize('NFC');
  return root === folder || root.startsWith(`${folder}/`);
}

function nothingInScope(scope: DoctorScope): ReturnType<typeof packerError> {
  const named = 'asset_id' in scope ? `asset ${scope.asset_id}` : `assets/${'root' in scope ? scope.root : scope.folder}`;
  return packerError('not_found', `There is no ${named} in this project.`, 'Ask for the list of assets.');
}
