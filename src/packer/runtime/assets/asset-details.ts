import { err, ok } from '../../../base/result.ts';
import { packerError } from '../../../contract/errors.ts';
import type { AssetDeclaration } from '../../../contract/documents.ts';
import type { ArtifactRow } from '../../../contract/operations/assets.ts';
import type { AnswerOf, ValidRequestOf } from '../../../contract/operations.ts';
import { assetById, assetByRoot } from '../../snapshot/query.ts';
import type { Artifact, AssetRoot } from '../../snapshot/model.ts';
import type { Project } from '../project.ts';
import { findingsByRoot, registeredRows, rowOf } from './rows.ts';

type DetailsRequest = ValidRequestOf<'getAssetDetails'>;
type DeclaredValues = NonNullable<Extract<AnswerOf<'getAssetDetails'>, { ok: true }>['value']['declaration']>;

/** Everything about one asset, with what its family reads from the first bytes of its files. */
export async function getAssetDetails(
  project: Project,
  { asset: selector, artifact_limit: limit }: DetailsRequest,
): Promise<AnswerOf<'getAssetDetails'>> {
  const asset =
    'root' in selector ? assetByRoot(project.snapshot, selector.root) : assetById(project.snapshot, selector.asset_id);
  if (!asset) return missingDetails(project, selector);
  await project.parts.inspection.look([asset], 'header', () => Promise.resolve());
  const diagnostics = findingsByRoot(project.diagnostics()).get(asset.root) ?? [];
  const { document, effective } = asset.declaration;
  const artifacts = artifactRows(project, asset);
  return ok({
    ...project.stamp(),
    asset: rowOf(project, asset, diagnostics),
    ...(document ? { declaration: declared(document) } : {}),
    ...(effective ? { format: effective.format, codec: effective.codec, parameters: { ...effective.parameters } } : {}),
    artifacts: limit === undefined ? artifacts : artifacts.slice(0, limit),
    artifact_total: artifacts.length,
    diagnostics: [...diagnostics],
  });
}

/** What the author wrote of it, without what every declaration has. */
function declared({ inputs, output, preload }: AssetDeclaration): DeclaredValues {
  return { inputs: { ...inputs }, output: { ...output } as DeclaredValues['output'], ...(preload ? { preload: { slot: preload.slot } } : {}) };
}

/** One page of an asset's files. */
export async function listArtifacts(
  project: Project,
  { asset: selector, offset, limit }: ValidRequestOf<'listArtifacts'>,
): Promise<AnswerOf<'listArtifacts'>> {
  const details = await getAssetDetails(project, { project_id: project.parts.projectId, asset: selector });
  if (!details.ok) return details;
  const { artifacts } = details.value;
  return ok({ ...project.stamp(), total: artifacts.length, artifacts: artifacts.slice(offset, offset + limit) });
}

/** A registered asset whose directory is gone still has an identity to show. */
function missingDetails(project: Project, selector: DetailsRequest['asset']): AnswerOf<'getAssetDetails'> {
  const row = registeredRows(project).find((candidate) =>
    'root' in selector ? candidate.root === selector.root : candidate.asset_id === selector.asset_id,
  );
  const named = 'root' in selector ? `assets/${selector.root}` : `id ${selector.asset_id}`;
  if (!row) return err(packerError('not_found', `The project has no asset with ${named}.`, 'Ask for the list of assets.'));
  const diagnostics = findingsByRoot(project.diagnostics()).get(row.root) ?? [];
  return ok({ ...project.stamp(), asset: row, artifacts: [], artifact_total: 0, diagnostics: [...diagnostics] });
}

/** Selected files first, in their order, then the others by path. */
function artifactRows(project: Project, asset: AssetRoot): ArtifactRow[] {
  const family = asset.declaration.effective?.family ?? '';
  const { inputs, parameters } = asset.selection;
  const rows = [
    ...inputs.map((file, order) => ({ file, order, role: 'input' as const })),
    ...parameters.map((file, index) => ({ file, order: inputs.length + index, role: 'parameter' as const })),
  ].map(({ file: { artifact, key, pointer }, order, role }): ArtifactRow => {
    const facts = artifact.sha256 === undefined ? undefined : project.parts.inspection.facts.get(artifact.sha256, family, artifact.path, role, 'header');
    return { ...artifactRow(artifact), selected_by: key, order, selected_at: pointer, ...(facts ? { facts: { ...facts } } : {}) };
  });
  const selected = new Set(rows.map((row) => row.path));
  return [...rows, ...asset.artifacts.filter((artifact) => !selected.has(artifact.path)).map(artifactRow)];
}

function artifactRow({ path, size, sha256 }: Artifact): ArtifactRow {
  return { path, size, ...(sha256 === undefined ? {} : { sha256 }) };
}
