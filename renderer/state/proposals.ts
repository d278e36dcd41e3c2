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
  readonly proposal: Proposal | undefined;
}

/**
 * Any feature proposes; one feature shows the preview, applies it and answers. One at a time: a proposal that is
 * made while another is shown takes its place.
 */
export class Proposals {
  readonly store: StoreApi<ProposalState> = createStore<ProposalState>(() => ({ proposal: undefined }));
  #answer: ((outcome: 'applied' | 'dismissed') => void) | undefined;

  propose(proposal: Proposal): Promise<'applied' | 'dismissed'> {
    this.#answer?.('dismissed');
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.store.setState({ proposal });
    });
  }

  change(...changes: readonly ProposedChange[]): Promise<'applied' | 'dismissed'> {
    return changes.length === 0 ? bug('a proposal without a change') : this.propose({ kind: 'change', changes });
  }

  /** By the feature that shows it. */
  settle(outcome: 'applied' | 'dismissed'): void {
    const answer = this.#answer;
    this.#answer = undefined;
    this.store.setState({ proposal: undefined });
    answer?.(outcome);
  }
}
