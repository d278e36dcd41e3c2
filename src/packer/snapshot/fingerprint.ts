import { Sha256 } from '../../io/hashing.ts';
import type { Snapshot } from './model.ts';

/**
 * SHA-256 over the registry, the settings, the declarations, every artifact's digest in path order, and all that
 * was met and is no file of anybody's: equal fingerprints mean equal snapshots, whatever their numbers. What could
 * not be read counts as itself, not as absent.
 */
export function fingerprint({ registry, settings, roots, faults }: Pick<Snapshot, 'registry' | 'settings' | 'roots' | 'faults'>): string {
  const hash = new Sha256();
  const line = (...values: readonly unknown[]): unknown => hash.update(encoder.encode(`${JSON.stringify(values)}\n`));
  line(registry.state, registry.sha256 ?? '', settings, faults);
  // One line a root: JSON keeps every name apart from its neighbours.
  for (const { root, declaration, artifacts, selection, faults: own } of roots) {
    const contents = artifacts.flatMap(({ path, sha256 }) => [path, sha256 ?? '']);
    // What an entry names and is no file (a directory, a link) shows in the selection alone.
    line(root, declaration.state, declaration.sha256 ?? '', contents, own, selection.faults);
  }
  return hash.digest().sha256;
}

const encoder = new TextEncoder();
