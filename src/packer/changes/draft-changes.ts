import { invariant } from '../../base/invariant.ts';
import { err, ok } from '../../base/result.ts';
import type { Result } from '../../base/result.ts';
import { packerError } from '../../contract/errors.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { IndexDocument } from '../../contract/documents.ts';
import type { Change, PreviewBasis } from '../../contract/operations/changes.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { indexMaxBytes, readIndex } from '../documents/index-document.ts';
import { declarationMaxBytes } from '../documents/declaration.ts';
import type { FamilyWalker } from '../snapshot/family-port.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { patchSnapshot } from '../snapshot/patch.ts';
import { assetNamed } from './asset-ref.ts';
import { BasisRecorder } from './basis.ts';
import type { Effects, PlanContext } from './change.ts';
import { registryPath } from './control-paths.ts';
import { Draft } from './draft.ts';
import type { RegistryFile } from './draft-registry.ts';
import type { FileFact, Facts, Need } from './facts.ts';
import { gather } from './gather.ts';
import { plannerOf, subjectsOf } from './kinds/list.ts';
import { reconcileFirst, stalePreview } from './refusals.ts';

/** The project that changes are planned over. */
export interface Workspace {
  readonly project: ContainedRoot;
  readonly walkers: readonly FamilyWalker[];
  /** As the disk is now. */
  readonly snapshot: Snapshot;
  readonly newUuid: () => string;
}

/** Changes planned: what they do, what that stands on, and the project as it would be. */
export interface Drafted {
  readonly draft: Draft;
  readonly basis: PreviewBasis;
  readonly before: Snapshot;
  /** Numbered as the next generation. */
  readonly after: Snapshot;
  /** To be read, never written. */
  readonly view: ContainedRoot;
}

/**
 * Plans changes one after another, each over the project as those before it leave it. Nothing is written. The
 * first that is refused refuses them all. Errors: those of the kinds; `reconcile_required` when the registry is
 * not valid; `stale_preview` when somebody writes meanwhile.
 */
export function draftChanges(workspace: Workspace, operationId: string, changes: readonly Change[]): Result<Drafted, PackerError> {
  return draftSteps(workspace, operationId, { steps: changes.map((change) => ({ change })) });
}

/** Something that is planned like a change but is none that can be asked for: an undo, a decision about drift. */
export interface Plan {
  needs(snapshot: Snapshot): readonly Need[];
  plan(context: PlanContext): Result<Effects, PackerError>;
}

/** The same for one such plan. */
export function draftPlan(workspace: Workspace, operationId: string, plan: Plan): Result<Drafted, PackerError> {
  return draftSteps(workspace, operationId, { steps: [{ plan }] });
}

export type Step = { readonly change: Change } | { readonly plan: Plan };

/** What is put in the registry's place, of what stands there (`undefined`: nothing), before anything else is planned. */
export type RegistryRepair = (found: Uint8Array | undefined) => Result<Uint8Array, PackerError>;

export interface Steps {
  readonly steps: readonly Step[];
  readonly repair?: RegistryRepair;
}

/** The same for changes and plans mixed, over a registry that is put right first where it has to be. */
export function draftSteps(workspace: Workspace, operationId: string, { steps, repair }: Steps): Result<Drafted, PackerError> {
  const planning = startPlanning(workspace, operationId, repair);
  if (!planning.ok) return planning;
  for (const step of steps) {
    const added = 'change' in step ? planning.value.add(step.change) : planning.value.addPlan(step.plan);
    if (!added.ok) return added;
  }
  return planning.value.end();
}

/** Plans need a registry that can be edited, and its bytes as the snapshot saw them. */
function startPlanning(workspace: Workspace, operationId: string, repair: RegistryRepair | undefined): Result<Planning, PackerError> {
  const { registry } = workspace.snapshot;
  if (!registry.document && !repair) {
    return err(reconcileFirst(`The registry ${registryPath} is ${registry.state === 'conflict' ? 'full of merge conflicts' : registry.state}.`, { file: registryPath }));
  }
  const ground = { disk: workspace.project, view: workspace.project, origin: () => undefined, basis: new BasisRecorder(), largestDocument: indexMaxBytes };
  const facts = gather(ground, [{ kind: 'document', path: registryPath }]);
  if (!facts.ok) return facts;
  const file = facts.value.files.get(registryPath);
  if (!file || file.sha256 !== (registry.sha256 ?? 'absent') || (registry.document && !file.bytes)) return err(stalePreview(registryPath, 'was changed by somebody else'));
  const registryFile = repair ? repaired(file, repair) : found(file, registry.document);
  if (!registryFile.ok) return registryFile;
  return ok(new Planning(workspace, new Draft(workspace.project, operationId, registryFile.value)));
}

function found({ bytes }: FileFact, document: IndexDocument | undefined): Result<RegistryFile, PackerError> {
  invariant(bytes && document, 'a registry that nobody could read was taken as it is');
  return ok({ bytes, document });
}

function repaired(file: FileFact, repair: RegistryRepair): Result<RegistryFile, PackerError> {
  const bytes = repair(file.bytes);
  if (!bytes.ok) return bytes;
  const { document } = readIndex(bytes.value);
  invariant(document, 'a repair made a registry that is none');
  return ok({ bytes: bytes.value, document, replaces: file });
}

class Planning {
  readonly #workspace: Workspace;
  readonly #draft: Draft;
  readonly #basis = new BasisRecorder();
  #snapshot: Snapshot;
  /** What the changes since the snapshot was made are about. */
  readonly #pending = { roots: new Set<string>(), ids: new Set<number>() };

  constructor(workspace: Workspace, draft: Draft) {
    this.#workspace = workspace;
    this.#draft = draft;
    this.#snapshot = draft.registry.file.replaces ? this.#lookAgain(workspace.snapshot, [registryPath]) : workspace.snapshot;
  }

  add(change: Change): Result<void, PackerError> {
    if (!this.#isUntouched(change)) {
      const settled = this.#settle();
      if (!settled.ok) return settled;
    }
    const planner = plannerOf(change);
    return this.addPlan({
      needs: (snapshot) => planner.needs(change, snapshot),
      plan: (context) => planner.plan(change, context),
    });
  }

  addPlan(plan: Plan): Result<void, PackerError> {
    const gathered = this.#gather(plan.needs(this.#snapshot));
    if (!gathered.ok) return gathered;
    const freshUuid = this.#workspace.newUuid();
    const effects = plan.plan({ snapshot: this.#snapshot, facts: gathered.value, freshUuid });
    if (!effects.ok) return effects;
    this.#draft.add(effects.value, gathered.value);
    for (const root of effects.value.roots) this.#pending.roots.add(root);
    for (const id of effects.value.assetIds) this.#pending.ids.add(id);
    return ok(undefined);
  }

  /** Whether the snapshot still tells all that this change wants to know: hundreds of assets may be edited at once. */
  #isUntouched(change: Change): boolean {
    const { roots, ids } = this.#pending;
    if (roots.size === 0 && ids.size === 0) return true;
    const subjects = subjectsOf(change);
    return (subjects ?? []).length > 0 && (subjects ?? []).every((ref) => {
      const asset = assetNamed(this.#snapshot, ref);
      return asset !== undefined && !roots.has(asset.root) && !ids.has(asset.entry?.asset_id ?? 0);
    });
  }

  end(): Result<Drafted, PackerError> {
    const settled = this.#settle();
    if (!settled.ok) return settled;
    const draft = this.#draft;
    const registry = draft.registry.bytes();
    if (!registry.ok) return registry;
    const basis = this.#basis.basis(draft.registry.file.document, draft.assetIds, draft.registry.nextAssetId !== undefined);
    const after = { ...this.#snapshot, generation: this.#workspace.snapshot.generation + 1 };
    return ok({ draft, basis, before: this.#workspace.snapshot, after, view: draft.view() });
  }

  #gather(needs: readonly Need[]): Result<Facts, PackerError> {
    const draft = this.#draft;
    const ground = {
      disk: this.#workspace.project,
      view: draft.view(),
      origin: (path: string) => draft.readOrigin(path),
      basis: this.#basis,
      largestDocument: declarationMaxBytes,
    };
    return gather(ground, needs);
  }

  /** Looks again at what the changes so far touched; the rest of the project is not read. */
  #settle(): Result<void, PackerError> {
    const affected = this.#draft.takeUnsettled();
    this.#pending.roots.clear();
    this.#pending.ids.clear();
    if (affected.length === 0) return ok(undefined);
    this.#snapshot = this.#lookAgain(this.#snapshot, affected);
    const { document, faults } = this.#snapshot.registry;
    // The draft's registry is valid: what is not is the disk it is read from.
    return document ? ok(undefined) : err(unreadableRegistry(faults[0]?.message));
  }

  #lookAgain(previous: Snapshot, affected: readonly string[]): Snapshot {
    const { walkers } = this.#workspace;
    return patchSnapshot({ project: this.#draft.view(), walkers, previous, affected, generation: previous.generation + 1 });
  }
}

function unreadableRegistry(why = 'the disk does not answer'): PackerError {
  return packerError('io_error', `Cannot read ${registryPath}: ${why}.`, 'Check the disk, then try again.', { place: { file: registryPath } });
}
