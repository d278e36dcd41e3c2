import { err, ok, type Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import { openContained, type SeenDirectories } from '../../../io/contained-path.ts';
import { hashOpen } from '../../../io/hashing.ts';
import { attempt } from '../../../io/io-error.ts';
import type { AssetRoot, Snapshot } from '../../snapshot/model.ts';
import { Turns, type PackContext } from '../context.ts';
import { faultOf, reading, type FreezeFault } from './freeze-fault.ts';

/**
 * The registry and the active declarations that are no longer what the snapshot was made from, as paths from
 * the project's directory. Errors: as the disk has it.
 */
export async function changedDocuments(
  context: PackContext,
  snapshot: Snapshot,
  roots: readonly AssetRoot[],
): Promise<Result<readonly string[], PackerError>> {
  const documents = [
    { path: 'assets/.prometeu/index.json', sha256: snapshot.registry.sha256 },
    ...roots.map((asset) => ({ path: `assets/${asset.diskRoot}/asset.json`, sha256: asset.declaration.sha256 })),
  ];
  const seen: SeenDirectories = new Map();
  const changed: string[] = [];
  const turns = new Turns(context);
  for (const { path, sha256 } of documents) {
    const now = digestNow(context, path, seen);
    if (!now.ok && now.error !== 'changed') return err(now.error);
    if (!now.ok || now.value !== sha256) changed.push(path);
    await turns.take();
  }
  return ok(changed);
}

function digestNow({ fs, project }: PackContext, path: string, seen: SeenDirectories): Result<string, FreezeFault> {
  const opened = openContained(project, path, seen);
  if (!opened.ok) return err(faultOf(opened.error));
  const digest = reading(path, () => hashOpen(fs, opened.value.open).sha256);
  attempt('close', path, () => fs.close(opened.value.open));
  return digest;
}
