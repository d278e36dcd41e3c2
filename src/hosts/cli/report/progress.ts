import { packPhaseSchema, type PackPhase, type PackerEvent } from '../../../contract/events.ts';
import type { Disposable } from '../../../base/disposable.ts';
import type { Output } from '../host.ts';
import { formatCount } from './bytes.ts';
import type { Colour } from './colour.ts';
import { truncate } from './fit.ts';

/** How much of a pack's time each phase is worth on the bar; measured, rough, and only for the eye. */
const shares: Record<PackPhase, number> = {
  gate: 15,
  freeze: 10,
  plan: 1,
  materialize: 54,
  emit: 8,
  verify: 10,
  promote: 2,
};
const phases = packPhaseSchema.options;
const whole = phases.reduce((sum, phase) => sum + shares[phase], 0);

/** Redrawing more often than this only costs time. */
const redrawMs = 60;
const barWidth = 24;
/** Back to the margin, nothing left on the line. */
export const clearLine = '\r\u001b[2K';

/** One line on standard error that says how far a pack is, redrawn in place and gone at the end. */
export class ProgressLine implements Disposable {
  readonly #output: Output;
  readonly #colour: Colour;
  readonly #now: () => number;
  readonly #title: string;
  #drawn: number | undefined;

  constructor(output: Output, colour: Colour, now: () => number, title: string) {
    this.#output = output;
    this.#colour = colour;
    this.#now = now;
    this.#title = title;
  }

  /** To be given every event of the bus; most are none of its business. */
  hear(event: PackerEvent): void {
    if (event.type === 'pack.phase') this.#draw(event.phase, 0, 0);
    if (event.type === 'pack.progress') this.#draw(event.phase, event.done, event.total);
  }

  /** A title alone: before the first step, and for work that announces none. */
  announce(title = this.#title): void {
    this.#drawn = this.#now();
    this.#output.write(`${clearLine}${this.#colour.dim(`${title} …`)}`);
  }

  /** Leaves the line to others; what comes next draws it anew. */
  dispose(): void {
    if (this.#drawn !== undefined) this.#output.write(clearLine);
    this.#drawn = undefined;
  }

  #draw(phase: PackPhase, done: number, total: number): void {
    const now = this.#now();
    if (this.#drawn !== undefined && now - this.#drawn < redrawMs) return;
    this.#drawn = now;
    const filled = Math.round(barWidth * fractionDone(phase, done, total));
    const bar = this.#colour.cyan('█'.repeat(filled)) + this.#colour.dim('░'.repeat(barWidth - filled));
    const steps = total > 0 ? ` ${formatCount(done)} of ${formatCount(total)}` : '';
    const room = (this.#output.columns ?? 80) - barWidth - this.#title.length - 4;
    this.#output.write(`${clearLine}${this.#title}  ${bar}  ${truncate(`${phase}${steps}`, room)}`);
  }
}

/** 0 … 1 over all phases, from the place within one. */
export function fractionDone(phase: PackPhase, done: number, total: number): number {
  const before = phases.slice(0, phases.indexOf(phase)).reduce((sum, earlier) => sum + shares[earlier], 0);
  const within = total > 0 ? Math.min(1, done / total) : 0;
  return (before + shares[phase] * within) / whole;
}
