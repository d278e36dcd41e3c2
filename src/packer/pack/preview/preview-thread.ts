import { MaterializeThread } from '../materialize/materialize-thread.ts';
import type { JobOutcome, MaterializeJob } from '../materialize/materialize-job.ts';

/** A worker for previews, started when the first is asked for, and again when hostile bytes have ended it. */
export class PreviewThread {
  #thread: MaterializeThread | undefined;

  async run(job: MaterializeJob): Promise<JobOutcome> {
    const thread = (this.#thread ??= new MaterializeThread());
    const outcome = await thread.run(job);
    if (!outcome.ok && outcome.reason === 'bug' && this.#thread === thread) {
      this.#thread = undefined;
      await thread.close();
    }
    return outcome;
  }

  async close(): Promise<void> {
    await this.#thread?.close();
    this.#thread = undefined;
  }
}
