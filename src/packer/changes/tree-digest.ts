import { Sha256 } from '../../io/hashing.ts';
import type { ContentDigest } from '../../io/hashing.ts';
import type { TreeFact } from './facts.ts';

/** All that is in a directory, as one digest, wherever the directory is. */
export function treeDigest(tree: TreeFact, directory: string): ContentDigest['sha256'] {
  const hash = new Sha256();
  const below = (path: string): string => path.slice(directory.length + 1);
  for (const [path, { sha256 }] of tree.files) hash.update(encoder.encode(`${JSON.stringify([below(path), sha256])}\n`));
  for (const path of tree.others) hash.update(encoder.encode(`${JSON.stringify([below(path)])}\n`));
  return hash.digest().sha256;
}

const encoder = new TextEncoder();
