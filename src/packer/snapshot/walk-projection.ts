import { isActive } from './model.ts';
import type { Artifact, AssetRoot, Snapshot } from './model.ts';

/**
 * The export of the one discovery model to whoever works file by file. RUNTIME never carries bytes; PACKING
 * carries the frozen ones of the probes that pass the filter. The names are those of the pack decision.
 */
export type PackerWalkMode = 'RUNTIME' | 'PACKING';

/** One artifact as discovered, with what its registry entry and its declaration make of it. */
export interface PackerProbeResult {
  readonly root: AssetRoot;
  readonly artifact: Artifact;
  /** How the declaration uses it; absent for an artifact that nobody selects. */
  readonly use?: PackerProbeUse;
}

/** `inputs` wins for a file that both lists and a parameter name: it is one file, read once. */
interface PackerProbeUse {
  readonly role: 'input' | 'parameter';
  /** `tiles`, `palette` */
  readonly key: string;
}

/** Bytes that no later change on disk reaches: in memory, or in a private copy. */
export type FrozenContent =
  | { readonly kind: 'memory'; readonly bytes: Uint8Array }
  /** `size` bytes from `offset` of `file`, an absolute path that only the operation which froze it writes. */
  | { readonly kind: 'file'; readonly file: string; readonly offset: number; readonly size: number }
  /** They were read and held against their digest; nobody wants them again. */
  | { readonly kind: 'seen' };

/** One file of the projection. */
export interface PackerRuntimeWalkFile {
  /** Asset root below `assets/`, NFC. */
  readonly root: string;
  readonly assetId?: number;
  /** Below the asset root, NFC. */
  readonly path: string;
  /** The same as the disk spells it. */
  readonly diskPath: string;
  /** Bytes. */
  readonly size: number;
  /** Absent when it could not be read. */
  readonly sha256?: string;
  /** Only in a PACKING projection. */
  readonly content?: FrozenContent;
}

export interface PackerRuntimeMaterializationConfig {
  readonly mode: PackerWalkMode;
  /** Which discovered artifacts come into the projection. */
  readonly projectionFilter: (probe: PackerProbeResult) => boolean;
}

export const PackerProbePolicies = {
  /** Registered, included in build, and selected: what a pack is made of. */
  isIncludedInCurrentBuild(this: void, probe: PackerProbeResult): boolean {
    return isActive(probe.root) && probe.use !== undefined;
  },
} as const;

export const PackerRuntimeMaterializationConfig = {
  /** Everything discovered, no bytes. */
  runtimeDefault(): PackerRuntimeMaterializationConfig {
    return { mode: 'RUNTIME', projectionFilter: () => true };
  },
  /** The current build's files, with bytes. */
  packingBuild(): PackerRuntimeMaterializationConfig {
    return { mode: 'PACKING', projectionFilter: PackerProbePolicies.isIncludedInCurrentBuild };
  },
} as const;

/**
 * Projects the snapshot, root by root and path by path in their order. `contentOf` is asked in PACKING mode
 * only, once for each file that passes the filter; what it throws comes through, what it leaves out stays out.
 */
export function projectWalkFiles(
  snapshot: Pick<Snapshot, 'roots'>,
  config: PackerRuntimeMaterializationConfig,
  contentOf?: (probe: PackerProbeResult) => FrozenContent | undefined,
): readonly PackerRuntimeWalkFile[] {
  return probesOf(snapshot)
    .filter((probe) => config.projectionFilter(probe))
    .map((probe) => {
      const content = config.mode === 'PACKING' ? contentOf?.(probe) : undefined;
      return content ? { ...walkFile(probe), content } : walkFile(probe);
    });
}

/** Every artifact of every asset root, registered or not. */
export function probesOf(snapshot: Pick<Snapshot, 'roots'>): readonly PackerProbeResult[] {
  return snapshot.roots.flatMap((root) => {
    const uses = usesOf(root);
    return root.artifacts.map((artifact) => {
      const use = uses.get(artifact.path);
      return use ? { root, artifact, use } : { root, artifact };
    });
  });
}

function usesOf(root: AssetRoot): ReadonlyMap<string, PackerProbeUse> {
  const uses = new Map<string, PackerProbeUse>();
  for (const { artifact, key } of root.selection.parameters) uses.set(artifact.path, { role: 'parameter', key });
  for (const { artifact, key } of root.selection.inputs) uses.set(artifact.path, { role: 'input', key });
  return uses;
}

function walkFile({ root, artifact }: PackerProbeResult): PackerRuntimeWalkFile {
  return {
    root: root.root,
    ...(root.entry && { assetId: root.entry.asset_id }),
    path: artifact.path,
    diskPath: artifact.diskPath,
    size: artifact.size,
    ...(artifact.sha256 !== undefined && { sha256: artifact.sha256 }),
  };
}
