import { createStore, type StoreApi } from 'zustand/vanilla';
import { bug } from '../../src/base/invariant.ts';
import type { RequestOf } from '../../src/contract/operations.ts';

/** A change as a caller may ask for it: what has a default may be left out. */
export type ProposedChange = RequestOf<'previewChange'>['changes'][number];

/** What somebody wants done, to be previewed before it is. */
export type Proposal =
  | { readonly kind: 'change'; readonly changes: readonly ProposedChange[] }
  /** Without an id: the last change that can be taken back. */
  | { readonly kind: 'undo'; readonly operation_id?: string };

export interface ProposalState {
  /** Under review. Each is an object of its own, though the same thing is proposed twice. */
  readonly proposal: Proposal | undefined;
  /** How many there have been. */
  readonly turn: number;
}

type Outcome = 'applied' | 'dismissed';

/**
 * Any feature proposes; one feature shows the preview, applies it and says what came of it. One is shown at a time:
 * a proposal that is made while another is shown takes its place. What is being applied can be hidden and no longer
 * be dismissed: who proposed it hears what became of it, and nobody hears it of another one.
 */
export class Proposals {
  readonly store: StoreApi<ProposalState> = createStore<ProposalState>(() => ({ proposal: undefined, turn: 0 }));
  /** Those of whom nothing is known yet, each with who waits for it. */
  readonly #open = new Map<Proposal, (outcome: Outcome) => void>();
  readonly #applying = new Set<Proposal>();

  propose(wanted: Proposal): Promise<Outcome> {
    this.dismiss();
    const proposal = { ...wanted };
    return new Promise((resolve) => {
      this.#open.set(proposal, resolve);
      this.store.setState(({ turn }) => ({ proposal, turn: turn + 1 }));
    });
  }

  change(...changes: readonly ProposedChange[]): Promise<Outcome> {
    return changes.length === 0 ? bug('a proposal without a change') : this.propose({ kind: 'change', changes });
  }

  /** Shows it no more. While it is being applied that settles nothing. */
  dismiss(): void {
    const { proposal } = this.store.getState();
    if (!proposal) return;
    this.store.setState({ proposal: undefined });
    if (!this.#applying.has(proposal)) this.#settle(proposal, 'dismissed');
  }

  /** By the feature that shows it: the packer is asked to apply it. */
  applying(proposal: Proposal): void {
    this.#applying.add(proposal);
  }

  /**
   * By the feature that shows it: what the packer answered. What was refused stays under review while it is shown.
   * Says whether it still was.
   */
  answered(proposal: Proposal, outcome: 'applied' | 'refused'): boolean {
    this.#applying.delete(proposal);
    const isShown = this.store.getState().proposal === proposal;
    if (isShown && outcome === 'applied') this.store.setState({ proposal: undefined });
    if (outcome === 'applied') this.#settle(proposal, 'applied');
    else if (!isShown) this.#settle(proposal, 'dismissed');
    return isShown;
  }

  #settle(proposal: Proposal, outcome: Outcome): void {
    this.#open.get(proposal)?.(outcome);
    this.#open.delete(proposal);
  }
}
