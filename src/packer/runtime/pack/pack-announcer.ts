import type { PackPhase } from '../../../contract/events.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { PackProgress, PackReporter } from '../../pack/context.ts';
import { assetById } from '../../snapshot/query.ts';
import type { Destination } from '../../pack/staging.ts';
import type { PackTicket } from './pack-control.ts';
import type { Project } from '../project.ts';

/** Progress is told at most this often, but for the first and the last step of a phase. Milliseconds. */
const progressPause = 16;

/** Puts how far a pack is on the bus (operations.md §4): every pack that announced a phase announces its end, last. */
export class PackAnnouncer implements PackReporter {
  readonly #project: Project;
  readonly #operationId: string;
  readonly #ticket: PackTicket;
  readonly #check: { readonly check?: true };
  readonly #begun = performance.now();
  #told = -Infinity;

  constructor(project: Project, operationId: string, ticket: PackTicket, destination: Destination['kind']) {
    this.#project = project;
    this.#check = destination === 'outside' ? { check: true } : {};
    this.#operationId = operationId;
    this.#ticket = ticket;
  }

  started(assets: number): void {
    this.#project.parts.publisher.publish('pack.started', this.#generation, { assets, ...this.#check }, this.#by);
  }

  phase(phase: PackPhase): void {
    // Before anybody hears of it: from the first moment of the promotion a wish to cancel is refused.
    if (phase === 'promote') this.#ticket.promoting();
    this.#told = -Infinity;
    this.#ticket.reached(undefined);
    this.#project.parts.publisher.publish('pack.phase', this.#generation, { phase, ...this.#check }, this.#by);
  }

  /** Coalesced: thousands of assets a second are more news than anybody can show. */
  progress(progress: PackProgress): void {
    const now = performance.now();
    if (now - this.#told < progressPause && progress.done < progress.total) return;
    this.#told = now;
    const asset = progress.asset_id === undefined ? undefined : assetById(this.#project.snapshot, progress.asset_id);
    const name = asset?.declaration.document?.asset_name;
    const named = { ...progress, ...(name === undefined ? {} : { asset_name: name }), ...(asset ? { root: asset.root } : {}) };
    this.#ticket.reached(named);
    this.#project.parts.publisher.publish('pack.progress', this.#generation, named, this.#by);
  }

  /** Without a result the pack could not be carried out at all. */
  finished(result: PackResult | undefined): void {
    const { status, unchanged, elapsed_ms } = result ?? {
      status: 'failed' as const,
      unchanged: false,
      elapsed_ms: Math.max(0, Math.round(performance.now() - this.#begun)),
    };
    this.#project.parts.publisher.publish('pack.finished', this.#generation, { status, unchanged, elapsed_ms, ...this.#check }, this.#by);
  }

  get #generation(): number {
    return this.#project.snapshot.generation;
  }

  get #by(): { readonly operation_id: string } {
    return { operation_id: this.#operationId };
  }
}
