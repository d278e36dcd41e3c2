import { err, ok, type Result } from '../../base/result.ts';
import type { Diagnostic } from '../../contract/diagnostics.ts';
import type { PackerError } from '../../contract/errors.ts';
import type { DriftDecision, DriftItem } from '../../contract/operations/drift.ts';
import type { Access, ObservationMode } from '../../contract/state.ts';
import type { ContainedRoot } from '../../io/contained-path.ts';
import { attempt } from '../../io/io-error.ts';
import type { ProjectLock } from '../../io/project-lock.ts';
import type { Lane } from '../commit/lane.ts';
import type { Medium } from '../commit/medium.ts';
import type { Conflict } from '../commit/outcome.ts';
import type { RecoveryReport } from '../commit/recovery-report.ts';
import { Drift } from '../drift/drift.ts';
import { isHalfWritten } from '../drift/half-written.ts';
import { rescuedId, rescuedItem } from '../drift/rescued.ts';
import { putAside, undecidedSaves } from '../drift/rescued-saves.ts';
import type { Sight } from '../drift/sight.ts';
import { unresolvedItem } from '../drift/unresolved.ts';
import { isRegistryHeld, withHeldRegistry } from '../snapshot/held-registry.ts';
import type { KnownAssets } from '../snapshot/known-assets.ts';
import type { Reading } from '../snapshot/load.ts';
import type { Snapshot } from '../snapshot/model.ts';
import { patchInSteps } from '../snapshot/patch.ts';
import type { ProjectCache } from '../snapshot/project-cache.ts';
import { isSameSnapshot } from '../snapshot/same-snapshot.ts';
import { conclude, conclusionsVersion, recallConclusions } from './conclusions.ts';
import type { Inspection } from './diagnostics/inspection.ts';
import { notThere, refreshRequired, wasAway } from './disk-refusals.ts';
import { DocumentKeeping } from './document-keeping.ts';
import { announceItems } from './drift/drift-announcer.ts';
import { ReadingProgress, type Progress } from './drift/reading.ts';
import { publishedDifference } from './drift/snapshot-difference.ts';
import { besideAnswers, inSlices } from './in-slices.ts';
import { LeftByRecovery } from './left-by-recovery.ts';
import { load, walkers } from './load.ts';
import type { Causality, Publisher } from './publisher.ts';
import { accessOf, decisionsOwed, stateOf, type StateReport } from './state.ts';

/** The parts of an open project, wired by `open.ts`. */
export interface ProjectParts {
  readonly projectId: string;
  readonly sessionId: string;
  readonly project: ContainedRoot;
  readonly medium: Medium;
  readonly lock: ProjectLock;
  readonly lane: Lane;
  readonly inspection: Inspection;
  /** What the last load read. */
  readonly known: KnownAssets;
  /** What is left for the next process. */
  readonly cache: ProjectCache;
  readonly publisher: Publisher;
  /** What recovery did as the project was opened. */
  readonly recovery: RecoveryReport;
  readonly host: string;
  readonly lockWaitMs: number;
  readonly now: () => Date;
  readonly budgets: { readonly inputs: number; readonly payloads: number };
}

/** One open project: its parts and the snapshot that reads are answered from. */
export class Project {
  readonly parts: ProjectParts;
  /** What recoveries could not put right. */
  readonly left: LeftByRecovery;
  readonly #drift: Drift;
  readonly #keeping: DocumentKeeping;
  /** What reads are answered from: what was taken over, under the last names while the registry cannot be used. */
  #snapshot: Snapshot;
  #taken: Snapshot;
  /** What the disk was last seen to hold: what was taken over, but for what the refresh policy leaves to people. */
  #disk: Snapshot;
  #items: readonly DriftItem[] = [];
  #state: StateReport;
  /** Why the registry, or the whole project, could not be read. Once that happened, memory and disk may disagree until a reconcile. */
  #failure: readonly string[] = [];
  /** Why nothing can be said of the disk just now. */
  #away: PackerError | undefined;
  /** What is being carried out. */
  #deciding: string | undefined;
  #progress: Progress | undefined;
  #checkedAt: Date;
  /** Saves that commits found in files they replaced, until somebody decides about them. */
  #rescued: readonly Conflict[] = [];
  #observation: Observation = { mode: 'off', reason: 'The disk is looked at when something needs it.' };
  #refreshing: Promise<unknown> = Promise.resolve();

  constructor(parts: ProjectParts, first: Snapshot) {
    this.parts = parts;
    this.#snapshot = first;
    this.#taken = first;
    this.#disk = first;
    this.left = new LeftByRecovery(parts, parts.recovery);
    this.#drift = new Drift(parts.project);
    this.#keeping = new DocumentKeeping(parts.medium, () => (this.access.mode === 'read_write' ? { snapshot: this.#taken, items: this.#items } : undefined));
    this.#checkedAt = parts.now();
    this.#noteFailure(first);
    recallConclusions({ ...parts, drift: this.#drift }, first);
    this.#items = this.#itemsNow();
    this.#state = this.#judge();
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** What was last taken over from the disk, its registry as it is there: what changes and packs are planned over. */
  get taken(): Snapshot {
    return this.#taken;
  }

  get state(): StateReport {
    return this.#state;
  }

  /** Everything that was last seen to differ (operations.md §2). */
  get items(): readonly DriftItem[] {
    return this.#items;
  }

  get observation(): Observation {
    return this.#observation;
  }

  /** Takes note of how the disk is watched from now on. */
  observing(observation: Observation): void {
    const before = this.#observation;
    this.#observation = observation;
    if (before.mode === observation.mode && before.reason === observation.reason) return;
    this.parts.publisher.publish('observation.changed', this.#snapshot.generation, { ...observation });
  }

  /** How far a long look at the disk has come. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** When the disk was last compared with the snapshot. */
  get checkedAt(): Date {
    return this.#checkedAt;
  }

  get access(): Access {
    const { fs, path } = this.parts.project;
    const writable = attempt('look at', 'assets', () => fs.writable(`${path}/assets`));
    return accessOf(this.#snapshot, writable.ok && writable.value);
  }

  /** Everything the rules find in the snapshot with what is known of its files. */
  diagnostics(): readonly Diagnostic[] {
    return this.parts.inspection.diagnostics(this.#snapshot);
  }

  /** What every read says of where its answer comes from. */
  stamp(): { readonly generation: number; readonly state: StateReport['state'] } {
    return { generation: this.#snapshot.generation, state: this.#state.state };
  }

  /**
   * Looks at the disk now, and takes over what it holds, which it answers. Equal to what was: nothing happens. Otherwise a new
   * generation is published, caused by the disk, on behalf of `operationId`. Errors: `refresh_required` where the
   * refresh policy leaves changed contents to people; `project_busy`, `commit_unresolved`, or as the disk has it.
   */
  async refresh(operationId?: string): Promise<Result<Snapshot, PackerError>> {
    const looked = await this.look({ ...(operationId !== undefined && { operationId }) });
    if (!looked.ok) return looked;
    return this.#disk === this.#taken ? ok(this.#taken) : err(refreshRequired(this.#items));
  }

  /** Looks at the disk now; one look after the other. What it saw is in {@link items}. Errors: as for {@link refresh}. */
  look(request: LookRequest = {}): Promise<Result<LookOutcome, PackerError>> {
    const turn = this.#refreshing.then(() => this.#look(request));
    this.#refreshing = turn.catch(() => undefined);
    return turn;
  }

  async #look({ operationId, takeAll = false, affected, patient = false }: LookRequest): Promise<Result<LookOutcome, PackerError>> {
    const away = this.#isAway(operationId);
    if (away) return err(away);
    const recovered = await this.left.recoverDead();
    if (!recovered.ok) return recovered;
    if (recovered.value) this.recovered(recovered.value, operationId);
    if (recovered.value?.blocked) return err(recovered.value.blocked);
    const causality = cause(operationId);
    const loaded = await this.#load(affected, new ReadingProgress((progress) => this.#tellProgress(progress, causality)).read);
    // Read while it was moved away, it is half of it.
    const gone = this.#isAway(operationId);
    const wasLong = this.#progress !== undefined;
    this.#progress = undefined;
    const unsettled = loaded.ok && patient && isHalfWritten(this.#disk, loaded.value);
    if (wasLong && (unsettled || gone || !loaded.ok)) this.#judgeAgain(causality);
    if (gone) return err(gone);
    if (!loaded.ok) return loaded;
    if (unsettled) return ok('unsettled');
    this.#checkedAt = this.parts.now();
    this.#see(loaded.value, causality, { takeAll, told: wasLong });
    return ok('seen');
  }

  /** Of a directory that is gone nothing is taken over: what it holds is the same once it is back. */
  #isAway(operationId: string | undefined): PackerError | undefined {
    const { fs, path } = this.parts.project;
    const stands = attempt('look at', path, () => fs.stat(path)?.kind === 'directory');
    const before = this.#away;
    this.#away = stands.ok && !stands.value ? notThere(path) : undefined;
    // What comes back may be another one: somebody has to say that it is this.
    if (this.#away && this.#failure.length === 0) this.#failure = [wasAway(path)];
    if (this.#away?.message !== before?.message) this.#judgeAgain(cause(operationId));
    return this.#away;
  }

  /** Takes over what was seen, or keeps it beside the snapshot where the policy leaves that to people. */
  #see(seen: Snapshot, causality: Causality, { takeAll, told }: { readonly takeAll: boolean; readonly told: boolean }): void {
    const same = isSameSnapshot(this.#taken, seen);
    const now = same ? this.#taken : seen;
    const contents = !same && hasContents(this.#drift.between(this.#taken, now));
    const left = contents && !takeAll && seen.settings.settings.refresh === 'manual';
    this.#disk = now;
    if (same || left) this.#judgeAgain(causality);
    else {
      if (contents && !told) this.#tellRefresh(causality);
      this.#publish(now, causality);
    }
  }

  /** A refresh is told in every step, however short: what was found, that it is being taken over, and its end. Beside a decision that is owed it is not. */
  #tellRefresh(causality: Causality): void {
    if (this.#failure.length > 0 || decisionsOwed(this.#itemsNow()).length > 0) return;
    this.#judgeAgain(causality);
    this.#deciding = 'What changed on disk is being taken over.';
    this.#judgeAgain(causality);
    this.#deciding = undefined;
  }

  /** What was read before a change was committed here is older than what the project knows, and is read again. */
  async #load(affected: readonly string[] | undefined, reading: Reading): Promise<Result<Snapshot, PackerError>> {
    for (;;) {
      let over = this.#taken;
      const loaded = await this.left.settled(() => {
        over = this.#taken;
        const generation = over.generation + 1;
        const { project, known } = this.parts;
        if (!affected) return inSlices(load(project, generation, known, { reading, previous: over }), undefined, besideAnswers);
        return inSlices(patchInSteps({ project, walkers, previous: this.#disk, affected, generation, known, reading }), undefined, besideAnswers);
      });
      if (!loaded.ok || over === this.#taken) return loaded;
    }
  }

  /** Takes note of another recovery under the lock. What it could not put right closes the lane. */
  recovered(report: RecoveryReport, operationId?: string): void {
    this.left.take(report);
    this.judgeAgain(operationId);
  }

  /** After something other than the disk changed what the state depends on: the lane, mostly. */
  judgeAgain(operationId?: string): void {
    this.#judgeAgain(cause(operationId));
  }

  /** From the first news on the state says what is under way; the snapshot stays the last generation until its end. */
  #tellProgress(progress: Progress, causality: Causality): void {
    const began = this.#progress === undefined;
    this.#progress = progress;
    if (began) this.#judgeAgain(causality);
    this.parts.publisher.publish('reconcile.progress', this.#snapshot.generation, { ...progress }, causality);
  }

  #judgeAgain(causality: Causality): void {
    const before = { state: this.#state, items: this.#items };
    this.#noteFailure(this.#disk);
    this.#items = this.#itemsNow();
    this.#state = this.#judge();
    const { generation } = this.#snapshot;
    if (this.#state.state !== before.state.state) {
      const body = { from: before.state.state, to: this.#state.state, cause: this.#state.reasons[0] ?? 'the disk agrees again' };
      this.parts.publisher.publish('state.changed', generation, body, causality);
    }
    announceItems(this.parts.publisher, generation, { before: before.items, now: this.#items }, causality);
  }

  #itemsNow(): readonly DriftItem[] {
    const items = this.#drift.between(this.#taken, this.#disk, this.isDoubted);
    this.#rescued = undecidedSaves(this.parts.project);
    const rescued = this.#rescued.map((conflict) => rescuedItem(this.#disk, conflict));
    const { unresolved } = this.left;
    return unresolved.length + rescued.length === 0 ? items : [...unresolved.map(unresolvedItem), ...rescued, ...items];
  }

  /** Whether what can be read now could not be for a time. */
  get isDoubted(): boolean {
    return this.#failure.length > 0 && !this.#away;
  }

  /** What decisions about the items are made from. */
  get sight(): Sight {
    return this.#drift.sight(this.#taken, this.#disk, this.isDoubted);
  }

  /** While decisions are carried out the state says so. */
  reconciling(begun: boolean, operationId: string): void {
    this.#deciding = begun ? 'Decisions are being carried out.' : undefined;
    if (begun) this.#judgeAgain({ operation_id: operationId, caused_by: operationId });
  }

  /** A reconcile succeeded: what the disk has now is the truth, and what was decided about is settled. */
  reconciled(decisions: readonly DriftDecision[] = []): void {
    this.#failure = [];
    const settled = new Set(decisions.filter(({ choice }) => choice !== 'keep').map(({ item }) => item));
    for (const conflict of this.#rescued.filter((each) => settled.has(rescuedId(each)))) putAside(this.parts.medium, conflict);
  }

  /** Sticky: a registry that can be read again may still not be the one that was read before. */
  #noteFailure({ registry }: Snapshot): void {
    if (registry.state === 'unreadable') this.#failure = registry.faults.map(({ message }) => message);
  }

  /** Keeps the registry and the declarations that are valid now, so that a lost one can be restored; some at a time. */
  keepDocuments(): void {
    this.#keeping.keep();
  }

  /** Leaves what was found out to the next process, where the project may be written to. */
  saveCache(): void {
    this.#keeping.end();
    if (this.access.mode !== 'read_write') return;
    // A doubt of this session is none of the project's.
    const certain = this.#failure.length === 0 && this.#disk === this.#taken;
    this.parts.cache.save(this.#taken, conclusionsVersion, () => (certain ? conclude({ ...this.parts, drift: this.#drift }, this.#taken) : undefined));
  }

  /** Publishes the generation that a committed change of this process made. */
  adopt(next: Snapshot, operationId: string): void {
    this.#publish(next, { operation_id: operationId, caused_by: operationId });
  }

  #publish(next: Snapshot, causality: Causality): void {
    const served = withHeldRegistry(next, this.#snapshot.registry);
    const difference = publishedDifference(this.#snapshot, served);
    this.#snapshot = served;
    this.#taken = next;
    this.#disk = next;
    this.parts.publisher.publish('snapshot.published', next.generation, difference, causality);
    this.#judgeAgain(causality);
  }

  #judge(): StateReport {
    const { incoherent } = this.left;
    const notes = [...(isRegistryHeld(this.#snapshot) ? [underLastNames] : []), ...(incoherent ? [incoherent.message] : [])];
    return stateOf({ lane: this.parts.lane.status, failure: this.#away ? [this.#away.message] : this.#failure, reconciling: this.#deciding ?? readingOf(this.#progress), items: this.#items, notes });
  }
}

/** How a look at the disk is made. */
export interface LookRequest {
  readonly operationId?: string;
  /** Whether changed contents are taken over whatever the refresh policy. */
  readonly takeAll?: boolean;
  /** Folders that are read again, from the project's directory; everything, where they are left out. */
  readonly affected?: readonly string[];
  /** Whether a document that no longer parses is taken for one that is still being written. */
  readonly patient?: boolean;
}

/** `unsettled`: a document is half written; nothing was taken note of. */
export type LookOutcome = 'seen' | 'unsettled';

/** How the disk is watched. */
export interface Observation {
  readonly mode: ObservationMode;
  readonly reason?: string;
}

function cause(operationId: string | undefined): Causality {
  return { ...(operationId === undefined ? {} : { operation_id: operationId }), caused_by: 'disk' };
}

const underLastNames = 'The assets are shown as the registry last named them.';

function readingOf(progress: Progress | undefined): string | undefined {
  return progress && `${progress.total} files that changed on the disk are being read.`;
}

function hasContents(items: readonly DriftItem[]): boolean {
  return items.some((item) => item.class === 'content');
}
