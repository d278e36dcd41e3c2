import { openContained, type SeenDirectories } from '../../io/contained-path.ts';
import { sha256 } from '../../io/hashing.ts';
import { attempt } from '../../io/io-error.ts';
import { readExactly } from '../../io/read-whole.ts';
import type { FactLookup, ProbeFacts } from '../snapshot/family-port.ts';
import type { FactSubject } from '../snapshot/fact-store.ts';
import type { Artifact, AssetRoot, SelectedFile } from '../snapshot/model.ts';
import { PackCancelled, Turns, type PackContext } from './context.ts';
import type { LearntFact, LookJob } from './materialize/look-job.ts';
import type { JobFile } from './materialize/materialize-job.ts';
import { poolFor, type MaterializePool } from './materialize/materialize-pool.ts';
import { madeBytesOf, type MadePayload } from './payload/payload.ts';
import { payloadKeyOf } from './payload/payload-key.ts';

/** Where facts are looked up and put. */
export interface Learning extends FactLookup {
  put(subject: FactSubject, facts: ProbeFacts): void;
}

/** What came of it beside the facts. */
export interface LookedAhead {
  /** Payloads by what they are made from (`payload-key.ts`), made of bytes that had the digests in their keys. */
  readonly made: ReadonlyMap<string, MadePayload>;
  /** Assets of which not everything is known: large ones, and those whose files cannot be read or have changed. */
  readonly left: readonly AssetRoot[];
}

type LookContext = Pick<PackContext, 'fs' | 'project' | 'families' | 'settings' | 'signal' | 'now'>;

/** Larger assets are looked into piece by piece. Bytes. */
const largestAhead = 1 << 20;
const leastBuffer = 64 * 1024;

/**
 * The gate's look into files of which nothing is known yet, several assets at a time: what a family has to decode to say
 * what is in a file it has to decode again to make something of it, so both are done at once. Files are read here, through
 * the contained path, and held against the snapshot's digest; workers get bytes alone. Nothing is written, and no more
 * made bytes are held than `payloadBudget`. A payload from here is gone by like one of the cache: only where the freeze
 * finds the very digests that it was made of.
 *
 * @param told runs after each asset with how many are known
 */
export async function lookAhead(context: LookContext, facts: Learning, assets: readonly AssetRoot[], told: (done: number) => void): Promise<LookedAhead> {
  const unknown = assets.filter((asset) => !isKnown(asset, facts));
  const small = unknown.filter((asset) => sizeOf(asset) <= largestAhead);
  if (small.length === 0) return { made: new Map(), left: unknown };
  const pool = poolFor(context, small.length, small.reduce((sum, asset) => sum + sizeOf(asset), 0));
  const stop = (): void => void pool.close();
  context.signal.addEventListener('abort', stop);
  try {
    const ahead = new LookingAhead(context, facts, pool, small, (done) => told(assets.length - unknown.length + done));
    await ahead.run();
    return { made: ahead.made, left: unknown.filter((asset) => !isKnown(asset, facts)) };
  } finally {
    context.signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

class LookingAhead {
  readonly made = new Map<string, MadePayload>();
  readonly #context: LookContext;
  readonly #facts: Learning;
  readonly #pool: MaterializePool;
  readonly #assets: readonly AssetRoot[];
  readonly #told: (done: number) => void;
  readonly #turns: Turns;
  readonly #seen: SeenDirectories = new Map();
  #next = 0;
  #done = 0;
  #held = 0;

  constructor(context: LookContext, facts: Learning, pool: MaterializePool, assets: readonly AssetRoot[], told: (done: number) => void) {
    this.#context = context;
    this.#facts = facts;
    this.#pool = pool;
    this.#assets = assets;
    this.#told = told;
    this.#turns = new Turns(context);
  }

  /** Waits for every turn, also when one of them was ended: none may outlive the look. */
  async run(): Promise<void> {
    const turns = await Promise.allSettled(Array.from({ length: this.#pool.width }, () => this.#takeTurns()));
    const ended = turns.find((turn) => turn.status === 'rejected');
    if (ended) throw ended.reason;
  }

  /** One buffer for one asset after the other: workers see it without a copy. */
  async #takeTurns(): Promise<void> {
    let buffer: Uint8Array = new Uint8Array(0);
    for (let asset = this.#assets[this.#next++]; asset; asset = this.#assets[this.#next++]) {
      const size = sizeOf(asset);
      if (size > buffer.length) buffer = new Uint8Array(new SharedArrayBuffer(Math.max(size, leastBuffer)));
      const job = this.#jobOf(asset, buffer);
      if (job) await this.#look(asset, job);
      if (this.#context.signal.aborted) throw new PackCancelled();
      this.#told(++this.#done);
      await this.#turns.take();
    }
  }

  async #look(asset: AssetRoot, job: LookJob): Promise<void> {
    const { facts, payload } = await this.#pool.look(job);
    const { family } = job.declaration;
    const digests = { input: digestsOf(asset.selection.inputs), parameter: digestsOf(asset.selection.parameters) };
    for (const { path, role, depth, facts: learnt } of JSON.parse(facts) as readonly LearntFact[]) {
      const digest = digests[role].get(path);
      if (digest !== undefined) this.#facts.put({ sha256: digest, family, path, role, depth }, learnt);
    }
    if (!payload || this.#isFull) return;
    this.#held += madeBytesOf(payload);
    this.made.set(this.#keyOf(asset, job), payload);
  }

  #keyOf(asset: AssetRoot, { declaration }: LookJob): string {
    return payloadKeyOf(asset, declaration, this.#context.families(declaration.family)?.walker.version ?? 0);
  }

  get #isFull(): boolean {
    return this.#held >= this.#context.settings.payloadBudget;
  }

  /** Nothing where a file cannot be read as the snapshot has it. */
  #jobOf(asset: AssetRoot, buffer: Uint8Array): LookJob | undefined {
    const { declaration, selection } = asset;
    if (!declaration.effective) return undefined;
    let end = 0;
    const read = ({ artifact }: SelectedFile): JobFile | undefined => {
      const bytes = buffer.subarray(end, (end += artifact.size));
      return this.#reads(asset, artifact, bytes) ? { path: artifact.path, content: { kind: 'memory', bytes } } : undefined;
    };
    const inputs = selection.inputs.flatMap((file) => read(file) ?? []);
    const parameters = selection.parameters.map((file) => [file.key, read(file)] as const);
    const readable = parameters.flatMap(([key, file]) => (file ? [[key, file] as const] : []));
    if (inputs.length < selection.inputs.length || readable.length < parameters.length) return undefined;
    return {
      asset_id: asset.entry?.asset_id ?? 0,
      declaration: declaration.effective,
      inputs,
      parameters: Object.fromEntries(readable),
      spill: '',
      keepBytes: Infinity,
      looks: this.#isFull ? 'facts' : 'facts and payload',
    };
  }

  #reads({ diskRoot }: AssetRoot, artifact: Artifact, into: Uint8Array): boolean {
    const { fs, project } = this.#context;
    const path = `assets/${diskRoot}/${artifact.diskPath}`;
    const opened = openContained(project, path, this.#seen);
    if (!opened.ok) return false;
    const { open, stat } = opened.value;
    try {
      if (stat.size !== artifact.size) return false;
      const whole = attempt('read', path, () => readExactly(fs, open, into, 0));
      return whole.ok && whole.value && sha256(into) === artifact.sha256;
    } finally {
      attempt('close', path, () => fs.close(open));
    }
  }
}

function digestsOf(files: readonly SelectedFile[]): ReadonlyMap<string, string | undefined> {
  return new Map(files.map(({ artifact }) => [artifact.path, artifact.sha256]));
}

function sizeOf({ selection }: AssetRoot): number {
  return [...selection.inputs, ...selection.parameters].reduce((sum, { artifact }) => sum + artifact.size, 0);
}

/** Files that have no digest could not be read at load, and a path fault says so: there is nothing to learn of them. */
function isKnown({ declaration, selection }: AssetRoot, facts: FactLookup): boolean {
  const family = declaration.effective?.family;
  if (family === undefined) return true;
  const knows = (role: 'input' | 'parameter') => ({ artifact: { sha256: digest, path } }: SelectedFile): boolean =>
    digest === undefined || facts.get(digest, family, path, role, 'content') !== undefined;
  return selection.inputs.every(knows('input')) && selection.parameters.every(knows('parameter'));
}
