import { operations } from '../../../src/contract/operations.ts';
import type { ChangeResult, Preview } from '../../../src/contract/operations/changes.ts';
import type { PackerError } from '../../../src/contract/errors.ts';
import type { Result } from '../../../src/base/result.ts';
import { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { coin } from '../commit-sweep.ts';
import { chosenFault, withSomeUuid } from './chosen.ts';
import { builtOtherwise, builtWrongly, unverified } from './build-check.ts';
import type { Deed } from './deed.ts';
import { adopt, divergenceOf, lookAt, projectDirectory, sync, type Found } from './disk.ts';
import { foretell, foretellApply, type Answers, type Wanted } from './foretell.ts';
import { packOf } from './packed.ts';
import { previewFault } from './preview-check.ts';
import { rowsFault } from './rows-check.ts';
import { Session, type Ended } from './session.ts';
import type { AskedChange, Sequence, Step, Trouble, UserEdit } from './steps.ts';
import type { Tally } from './tally.ts';
import { beginning, isClip, userEdits } from './user.ts';
import { World } from './world.ts';

/** A committed change as the model remembers it. */
interface Past {
  readonly operationId: string;
  readonly deed: Deed;
  readonly about: ReadonlySet<string>;
  readonly undoes: string | undefined;
}

/** A preview that was accepted, the world it was made over and what it is of. */
interface Shown {
  readonly preview: Preview;
  readonly world: World;
  readonly wanted: Wanted;
  readonly undoes: string | undefined;
}

/** The packer and the model do not agree. */
export class Divergence extends Error {}

/**
 * Carries a sequence out on a packer and on the model, and compares them after every step. `aim` makes each step
 * from the one in the sequence and the world that it meets. An error carries what was carried out, as a sequence
 * that leads there without aiming.
 */
export async function runSequence(sequence: Sequence, tally: Tally, aim: (step: Step, world: World, past: number) => Step = (step) => step): Promise<void> {
  const run = new Run(beginning(sequence), tally);
  const done: Step[] = [];
  await run.open();
  for (const step of sequence.steps) {
    done.push(aim(step, run.world, run.past));
    try {
      await run.step(done.at(-1) ?? step);
    } catch (error) {
      const kept: Sequence = { start: sequence.start, steps: done };
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\n${JSON.stringify(kept)}`, error instanceof Divergence ? {} : { cause: error });
    }
  }
  await run.close();
  tally.count('sequences');
}

class Run {
  readonly #tally: Tally;
  readonly #remembered: { world: World };
  #disk = new MemoryFileSystem();
  #world: World;
  #session!: Session;
  #generation = 0;
  /** Newest first. */
  #past: Past[] = [];
  #build: ReadonlyMap<string, string> = new Map();
  #kept: Shown | undefined;

  constructor(world: World, tally: Tally) {
    this.#world = world;
    this.#remembered = { world };
    this.#tally = tally;
    this.#disk.makeDirectory(projectDirectory);
    this.#disk.makeDirectory('/outside');
    sync(this.#disk, new World(), world);
    this.#disk.sync();
  }

  get world(): World {
    return this.#world;
  }

  /** Entries in the history. */
  get past(): number {
    return this.#past.length;
  }

  async open(): Promise<void> {
    const opened = await Session.open(this.#disk);
    if (opened.killed) throw new Divergence('opening was killed by nobody');
    this.#session = opened.value;
    this.#generation = 0;
    await this.#checkGeneration();
  }

  async close(): Promise<void> {
    await this.#session.close();
  }

  async step(step: Step): Promise<void> {
    this.#tally.count('steps');
    // A power loss takes only what the packer was at.
    this.#disk.sync();
    await this.#carryOut(step);
    this.#compare();
    await this.#checkGeneration();
    this.#checkEvents();
  }

  async #carryOut(step: Step): Promise<void> {
    switch (step.step) {
      case 'change':
        return this.#change(step);
      case 'undo':
        return this.#undo(step);
      case 'keep':
        this.#kept = (await this.#previewChanges(step.changes)) ?? this.#kept;
        return;
      case 'apply_kept':
        return this.#applyKept();
      case 'user':
        this.#userEdits(step.edits);
        return;
      case 'pack':
        return this.#pack(step.trouble);
      case 'reopen':
        return this.#reopen();
    }
  }

  async #change({ changes, trouble, meanwhile }: Extract<Step, { readonly step: 'change' }>): Promise<void> {
    const shown = await this.#previewChanges(changes);
    if (meanwhile) this.#userEdits(meanwhile);
    if (shown) await this.#apply(shown, trouble);
  }

  async #undo({ back, trouble, meanwhile }: Extract<Step, { readonly step: 'undo' }>): Promise<void> {
    const shown = await this.#previewUndo(back);
    if (meanwhile) this.#userEdits(meanwhile);
    if (shown) await this.#apply(shown, trouble);
  }

  async #applyKept(): Promise<void> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept) await this.#apply(kept, undefined);
  }

  #userEdits(edits: readonly UserEdit[]): void {
    const world = userEdits(this.#world, edits, this.#remembered);
    sync(this.#disk, this.#world, world);
    this.#disk.sync();
    this.#world = world;
    this.#tally.count('external edits', edits.length);
  }

  async #previewChanges(asked: readonly AskedChange[]): Promise<Shown | undefined> {
    const answer = await this.#unwritten(() => this.#session.ask('previewChange', { changes: [...asked] }));
    const { changes: filled } = operations.previewChange.request.parse({ project_id: 'x', changes: asked });
    const changes = answer.ok ? answer.value.changes : filled.map(withSomeUuid);
    const wanted = { changes };
    const deed = this.#agree(answer, foretell(this.#world, wanted), 'preview');
    if (!answer.ok || !deed) return undefined;
    this.#diverges(chosenFault(filled, changes, this.#world) ?? previewFault(answer.value, deed, asked.length === 1));
    return { preview: answer.value, world: this.#world, wanted, undoes: undefined };
  }

  async #previewUndo(back: number | undefined): Promise<Shown | undefined> {
    const past = back === undefined ? this.#past.find((one) => one.undoes === undefined && this.#undoneBy(one) === undefined) : this.#past[back];
    const request = back === undefined ? {} : { operation_id: past?.operationId ?? 'nothing0000000000000' };
    const answer = await this.#unwritten(() => this.#session.ask('previewUndo', request));
    const refusal = past ? (this.#undoneBy(past) === undefined ? undefined : 'undo_refused') : 'not_found';
    const wanted: Wanted = { takeBack: past ?? { deed: { before: this.#world, after: this.#world, moves: [] }, about: new Set() } };
    const foretold = foretell(this.#world, wanted);
    const deed = this.#agree(answer, refusal === undefined ? foretold : { ...foretold, codes: new Set([...foretold.codes, refusal]), deed: undefined }, 'undo');
    if (!answer.ok || !deed || !past) return undefined;
    if (answer.value.undoes !== past.operationId) throw new Divergence(`the undo is of ${String(answer.value.undoes)}, not of ${past.operationId}`);
    this.#diverges(previewFault(answer.value, deed, false));
    return { preview: answer.value, world: this.#world, wanted, undoes: past.operationId };
  }

  /** The standing undo of a change: one that was not itself taken back. */
  #undoneBy({ operationId }: Past): Past | undefined {
    return this.#past.find((one) => one.undoes === operationId && this.#undoneBy(one) === undefined);
  }

  async #apply(shown: Shown, trouble: Trouble | undefined): Promise<void> {
    const { preview, wanted, undoes } = shown;
    const taken = undoes === undefined ? undefined : this.#past.find(({ operationId }) => operationId === undoes);
    const isUndoneAlready = taken !== undefined && this.#undoneBy(taken) !== undefined;
    const answers = foretellApply(shown.world, this.#world, wanted);
    const foretold: Answers = isUndoneAlready ? { ...answers, codes: new Set([...answers.codes, 'undo_refused']), deed: undefined } : answers;
    const ended = await this.#session.during(trouble, () => this.#session.ask(undoes === undefined ? 'applyChange' : 'undoChange', { preview }));
    if (ended.killed && trouble) return this.#afterKill(trouble, foretold, undoes);
    if (ended.killed) throw new Divergence('killed by nobody');
    if (trouble?.kind === 'error' && this.#session.hit) return this.#afterError(ended.value, foretold, undoes);
    const deed = this.#agree(ended.value, foretold, undoes === undefined ? 'change' : 'taking back');
    if (!ended.value.ok || !deed) return;
    await this.#committed(ended.value.value, deed, foretold.about, undoes);
    await this.#checkReads();
  }

  async #committed(result: ChangeResult, deed: Deed, about: ReadonlySet<string>, undoes: string | undefined): Promise<void> {
    this.#took(deed, lookAt(this.#disk));
    this.#past.unshift({ operationId: result.operation_id, deed, about, undoes });
    if (result.conflicts.length > 0) throw new Divergence('bytes were rescued that nobody saved');
    if (result.generation <= this.#generation) throw new Divergence(`generation ${String(result.generation)} is not above ${String(this.#generation)}`);
    if (result.undoes !== undoes) throw new Divergence(`the answer says that it took back ${String(result.undoes)}`);
    this.#tally.count(undoes === undefined ? 'changes' : 'undos');
    await this.#checkHistory();
  }

  /** The disk holds what a deed leads to. */
  #took(deed: Deed, found: Found): void {
    this.#diverges(divergenceOf(found, deed.after));
    adopt(deed.after, found);
    this.#world = deed.after;
  }

  /** Exactly the old or exactly the new state. */
  async #afterKill(trouble: Trouble, { deed, about }: Answers, undoes: string | undefined): Promise<void> {
    await this.#openAgain(trouble);
    const found = lookAt(this.#disk);
    const notOld = divergenceOf(found, this.#world);
    const notNew = deed ? divergenceOf(found, deed.after) : 'nothing is to be done';
    const newest = await this.#newestInHistory();
    const isNew = newest !== undefined && newest.operation_id !== this.#past[0]?.operationId;
    const wrong = isNew ? notNew : notOld;
    if (wrong !== undefined) throw new Divergence(`after a kill neither old nor new; history says ${isNew ? 'new' : 'old'}: ${wrong}`);
    this.#tally.count(isNew ? 'kills that left the new state' : 'kills that left the old state');
    if (!isNew || !deed || !newest) return;
    this.#took(deed, found);
    this.#past.unshift({ operationId: newest.operation_id, deed, about, undoes });
    await this.#checkHistory();
  }

  /** Refused or taken back and everything as it was, or carried out. */
  async #afterError(answer: Result<ChangeResult, PackerError>, { deed, about }: Answers, undoes: string | undefined): Promise<void> {
    this.#tally.count('disk errors');
    await this.#reopen();
    if (!answer.ok) return this.#diverges(divergenceOf(lookAt(this.#disk), this.#world));
    if (!deed) throw new Divergence('a change that must be refused was carried out on a failing disk');
    this.#took(deed, lookAt(this.#disk));
    this.#past.unshift({ operationId: answer.value.operation_id, deed, about, undoes });
    await this.#checkHistory();
  }

  async #pack(trouble: Trouble | undefined): Promise<void> {
    const expected = packOf(this.#world, isClip);
    const ended = await this.#session.during(trouble, () => this.#session.ask('packWorkspace', { workers: 0 }));
    if (ended.killed && trouble) return this.#afterPackKill(trouble, expected);
    const hadError = trouble?.kind === 'error' && this.#session.hit;
    if (hadError) await this.#reopen();
    const { build } = lookAt(this.#disk);
    if (ended.killed) throw new Divergence('killed by nobody');
    const { value: answer } = ended;
    const status = answer.ok ? answer.value.status : answer.error.code;
    if (hadError && status !== 'succeeded') return this.#diverges(builtOtherwise(this.#build, build));
    if (status !== (expected === 'blocked' ? 'blocked' : 'succeeded')) {
      throw new Divergence(`the pack is ${status}, ${JSON.stringify(answer.ok ? (answer.value.failure ?? '') : answer.error)}; in the model ${JSON.stringify(expected)}`);
    }
    this.#diverges(expected === 'blocked' ? builtOtherwise(this.#build, build) : builtWrongly(build, expected));
    this.#diverges(await unverified(this.#disk));
    this.#build = build;
    this.#tally.count(expected === 'blocked' ? 'packs blocked' : 'packs');
  }

  async #afterPackKill(trouble: Trouble, expected: ReturnType<typeof packOf>): Promise<void> {
    await this.#openAgain(trouble);
    const { build } = lookAt(this.#disk);
    const notNew = expected === 'blocked' ? 'nothing is to be packed' : builtWrongly(build, expected);
    const notOld = builtOtherwise(this.#build, build);
    if (notNew !== undefined && notOld !== undefined) throw new Divergence(`after a kill build/ is neither old (${notOld}) nor new (${notNew})`);
    this.#diverges(await unverified(this.#disk));
    this.#build = build;
  }

  /** After a death: what is left of the disk, opened again, perhaps killed once more while recovering. */
  async #openAgain(trouble: Trouble): Promise<void> {
    this.#tally.count('kills');
    const loss = 'powerLoss' in trouble ? trouble.powerLoss : undefined;
    if (loss !== undefined) this.#tally.count('power losses');
    // A copy in either case: what the dead process had open is open no more.
    this.#disk = loss === undefined ? this.#disk.clone() : this.#disk.crash(coin(loss));
    const again = 'again' in trouble ? trouble.again : undefined;
    if (again !== undefined) {
      const opened: Ended<Session> = await Session.open(this.#disk, again);
      if (opened.killed) this.#tally.count('kills while recovering');
      else await opened.value.close();
      this.#disk = this.#disk.clone();
    }
    this.#tally.count('reopenings');
    await this.open();
  }

  async #reopen(): Promise<void> {
    await this.#session.close();
    this.#tally.count('reopenings');
    await this.open();
  }

  /** The answer is one of those that the model allows. The deed, when it was accepted. */
  #agree(answer: Result<unknown, PackerError>, { codes, deed }: Answers, what: string): Deed | undefined {
    if (answer.ok) {
      if (!deed) throw new Divergence(`the ${what} was accepted; it must be refused as ${[...codes].join(' or ')}`);
      return deed;
    }
    const { code, message } = answer.error;
    if (!codes.has(code)) throw new Divergence(`the ${what} was refused as ${code} (${message}); it must be ${deed ? 'accepted or ' : ''}refused as ${[...codes].join(' or ')}`);
    this.#tally.count(code === 'stale_preview' ? 'stale previews' : 'other refusals');
    return undefined;
  }

  /** Something that must not change a byte of the disk, also not where the packer keeps its own. */
  async #unwritten<T>(work: () => Promise<T>): Promise<T> {
    const before = JSON.stringify([...this.#disk.tree()]);
    const result = await work();
    if (JSON.stringify([...this.#disk.tree()]) !== before) throw new Divergence('a preview wrote to the disk');
    return result;
  }

  #diverges(fault: string | undefined): void {
    if (fault !== undefined) throw new Divergence(fault);
  }

  #compare(): void {
    const found = lookAt(this.#disk);
    this.#diverges(divergenceOf(found, this.#world));
    if (found.leftovers.length > 0) throw new Divergence(`left over: ${found.leftovers.join(', ')}`);
    if (this.#disk.openFiles().length > 0) throw new Divergence(`left open: ${this.#disk.openFiles().join(', ')}`);
  }

  async #checkGeneration(): Promise<void> {
    const status = await this.#session.ask('getProjectStatus', {});
    if (!status.ok) throw new Divergence(`no status: ${status.error.message}`);
    const { generation, state, reasons } = status.value;
    if (generation < this.#generation) throw new Divergence(`the generation went back from ${String(this.#generation)} to ${String(generation)}`);
    if (state === 'failed') throw new Divergence(`the project failed: ${reasons.join(' ')}`);
    this.#generation = generation;
  }

  #checkEvents(): void {
    const sequences = this.#session.events.flatMap((event) => ('sequence' in event && event.sequence !== undefined ? [event.sequence] : []));
    if (sequences.some((sequence, at) => sequence !== at + 1)) throw new Divergence('the events have a gap');
  }

  /** What reads say after a change is what the disk says: the snapshot was patched into what a fresh load gives. */
  async #checkReads(): Promise<void> {
    const rows = await this.#session.ask('listAssets', {});
    if (!rows.ok) throw new Divergence(`no rows: ${rows.error.message}`);
    this.#diverges(rowsFault(rows.value.assets, this.#world));
    const verdict = await this.#session.ask('validatePackWorkspace', {});
    if (!verdict.ok) throw new Divergence(`no verdict: ${verdict.error.message}`);
    if (verdict.value.generation !== rows.value.generation) throw new Divergence('the patched snapshot is not what a fresh load gives');
    if (verdict.value.blocked !== (packOf(this.#world, isClip) === 'blocked')) {
      throw new Divergence(`a pack is said to be ${verdict.value.blocked ? 'blocked' : 'possible'}: ${JSON.stringify(verdict.value.diagnostics)}`);
    }
  }

  async #newestInHistory(): Promise<{ readonly operation_id: string } | undefined> {
    const history = await this.#session.ask('listHistory', { limit: 1 });
    if (!history.ok) throw new Divergence(`no history: ${history.error.message}`);
    return history.value.entries[0];
  }

  async #checkHistory(): Promise<void> {
    const history = await this.#session.ask('listHistory', {});
    if (!history.ok) throw new Divergence(`no history: ${history.error.message}`);
    const told = history.value.entries.map((entry) => [entry.operation_id, entry.undoes ?? '', entry.undone_by ?? '']);
    const known = this.#past.map((past) => [past.operationId, past.undoes ?? '', this.#undoneBy(past)?.operationId ?? '']);
    if (JSON.stringify(told) !== JSON.stringify(known)) throw new Divergence(`the history is ${JSON.stringify(told)}, not ${JSON.stringify(known)}`);
  }
}
