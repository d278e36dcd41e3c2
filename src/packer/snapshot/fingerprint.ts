import { Sha256 } from '../../io/hashing.ts';
import type { AssetRoot, RegistryView } from './model.ts';

/**
 * SHA-256 over the registry, the declarations and every artifact's digest, in path order: equal fingerprints
 * mean equal inputs. What could not be read counts as itself, not as absent.
 */
export function fingerprint(registry: RegistryView, roots: readonly AssetRoot[]): string {
  const hash = new Sha256();
  const add = (...fields: readonly string[]): unknown => hash.update(encoder.encode(`${JSON.stringify(fields)}\n`));
  add('registry', registry.state, registry.sha256 ?? '');
  for (const { root, declaration, artifacts } of roots) {
    add('root', root, declaration.state, declaration.sha256 ?? '');
    for (const { path, sha256 } of artifacts) add('artifact', path, sha256 ?? '');
  }
  return hash.digest().sha256;
}

const encoder = new TextEncoder();
