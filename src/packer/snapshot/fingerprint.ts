import { Sha256 } from '../../io/hashing.ts';
import type { AssetRoot, RegistryView } from './model.ts';

/**
 * SHA-256 over the registry, the declarations and every artifact's digest, in path order: equal fingerprints
 * mean equal inputs. What could not be read counts as itself, not as absent.
 */
export function fingerprint(registry: RegistryView, roots: readonly AssetRoot[]): string {
  const hash = new Sha256();
  hash.update(encoder.encode(`${JSON.stringify([registry.state, registry.sha256 ?? ''])}\n`));
  // One line a root: JSON keeps every name apart from its neighbours.
  for (const { root, declaration, artifacts } of roots) {
    const contents = artifacts.flatMap(({ path, sha256 }) => [path, sha256 ?? '']);
    hash.update(encoder.encode(`${JSON.stringify([root, declaration.state, declaration.sha256 ?? '', contents])}\n`));
  }
  return hash.digest().sha256;
}

const encoder = new TextEncoder();
