import { err, ok, type Result } from '../../../base/result.ts';
import type { PackFailure } from '../../../contract/operations/pack.ts';
import { checkpoint, PackCancelled, Turns, type PackContext } from '../context.ts';
import type { FrozenAsset, FrozenInputs } from '../freeze/freeze.ts';
import { materializationFailure, type RefusedAsset } from './materialize-failure.ts';
import type { JobFile, MaterializeJob } from './materialize-job.ts';
import { poolFor, type MaterializePool } from './materialize-pool.ts';
import type { NewPayloads } from '../payload/new-payloads.ts';
import type { MadePayload } from '../payload/payload.ts';
import type { Recalled } from '../recall.ts';
import type { Staging } from '../staging.ts';

/** A payload for each frozen asset, in the same order. */
export interface MaterializedAsset {
  readonly asset: FrozenAsset;
  readonly payload: MadePayload;
  /** It came from the cache. */
  readonly cached: boolean;
}

/**
 * Phase 4: families turn frozen bytes into segments, several assets at a time, but for those that were recalled
 * (operations.md §8). What they made goes into `made` as it comes: no more of it is in memory than is on its way. The
 * order of the answer is the order of the frozen assets, whoever was ready first. When it ends, in whatever way, no
 * worker touches the staging directory any more; the payloads can be read once `made` is finished.
 */
export async function materialize(
  context: PackContext,
  frozen: FrozenInputs,
  recalled: Recalled,
  staging: Staging,
  made: NewPayloads,
): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
  const pool = choosePool(context, frozen, recalled);
  // A job may take seconds: whoever asks to stop does not wait for it.
  const stop = (): void => void pool.close();
  context.signal.addEventListener('abort', stop);
  try {
    return await new Materializing(context, frozen, recalled, staging, pool, made).run();
  } finally {
    context.signal.removeEventListener('abort', stop);
    await pool.close();
  }
}

function choosePool(context: PackContext, frozen: FrozenInputs, { payloads, early }: Recalled): MaterializePool {
  const assets = frozen.assets.filter((_, at) => !payloads[at] && !early[at]);
  const bytes = assets.reduce((sum, asset) => sum + asset.inputs.reduce((all, file) => all + file.size, 0), 0);
  return poolFor(context, assets.length, bytes);
}

/** One run of the phase: hands assets to the pool and keeps the books. */
class Materializing {
  readonly #context: PackContext;
  readonly #assets: readonly FrozenAsset[];
  readonly #recalled: Recalled;
  readonly #staging: Staging;
  readonly #pool: MaterializePool;
  readonly #payloads: NewPayloads;
  readonly #turns: Turns;
  readonly #made: MaterializedAsset[] = [];
  readonly #refused: RefusedAsset[] = [];
  #next = 0;
  #done = 0;
  #bytes = 0;

  constructor(
    context: PackContext,
    frozen: FrozenInputs,
    recalled: Recalled,
    staging: Staging,
    pool: MaterializePool,
    payloads: NewPayloads,
  ) {
    this.#context = context;
    this.#assets = frozen.assets;
    this.#recalled = recalled;
    this.#staging = staging;
    this.#pool = pool;
    this.#payloads = payloads;
    this.#turns = new Turns(context);
  }

  /** Waits for every turn, also when one of them was ended: none may outlive the phase. */
  async run(): Promise<Result<readonly MaterializedAsset[], PackFailure>> {
    await checkpoint(this.#context);
    const turns = await Promise.allSettled(Array.from({ length: this.#pool.width }, () => this.#takeTurns()));
    const ended = turns.find((turn) => turn.status === 'rejected');
    if (ended) throw ended.reason;
    return this.#refused.length > 0 ? err(materializationFailure(this.#refused)) : ok(this.#made);
  }

  async #takeTurns(): Promise<void> {
    for (let index = this.#next++; index < this.#assets.length; index = this.#next++) {
      const asset = this.#assets[index];
      if (!asset) return;
      const payload = this.#recalled.payloads[index];
      const early = this.#recalled.early[index];
      if (payload) this.#record(index, { asset, payload, cached: true });
      else if (early) this.#keep(index, asset, early);
      else await this.#one(asset, index);
      // Before the news: a job that was ended because somebody asked to stop is none.
      if (this.#context.signal.aborted) throw new PackCancelled();
      await this.#turns.take();
      const progress = { phase: 'materialize', done: ++this.#done, total: this.#assets.length, bytes: this.#bytes } as const;
      this.#context.report.progress({ ...progress, asset_id: asset.assetId });
    }
  }

  async #one(asset: FrozenAsset, index: number): Promise<void> {
    const outcome = await this.#pool.run(this.#job(asset, index));
    if (!outcome.ok) {
      this.#refused.push({ asset, failure: outcome });
      return;
    }
    const { bytes } = outcome.payload;
    this.#keep(index, asset, outcome.payload);
    if (bytes.kind === 'file') this.#context.fs.removeFile(bytes.file);
  }

  #keep(index: number, asset: FrozenAsset, payload: MadePayload): void {
    this.#record(index, { asset, payload: this.#payloads.take(this.#recalled.keys[index] ?? '', payload), cached: false });
  }

  #record(index: number, made: MaterializedAsset): void {
    this.#made[index] = made;
    this.#bytes += made.payload.size;
  }

  #job(asset: FrozenAsset, index: number): MaterializeJob {
    const parameters = Object.entries(asset.parameters).map(([key, file]) => [key, jobFile(file)] as const);
    return {
      asset_id: asset.assetId,
      declaration: asset.effective,
      inputs: asset.inputs.map(jobFile),
      parameters: Object.fromEntries(parameters),
      spill: this.#staging.privateFile(`payload-${index}`),
      keepBytes: this.#keepBytes(),
    };
  }

  /** What a payload may hold in memory on its way, while as many others are being made as the pool is wide. */
  #keepBytes(): number {
    return Math.max(0, Math.floor(this.#context.settings.payloadBudget / this.#pool.width));
  }
}

function jobFile(file: { readonly path: string; readonly content: JobFile['content'] }): JobFile {
  return { path: file.path, content: file.content };
}
