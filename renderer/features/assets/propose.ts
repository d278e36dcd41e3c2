import type { ProposedChange } from '../../state/proposals.ts';
import type { Studio } from '../../state/studio.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';

/** Changes of one proposal, as the contract allows. */
export const mostChanges = 1000;

/** Proposes them together; more than fit into one proposal are refused as a whole, never cut. */
export async function propose(studio: Studio, changes: readonly ProposedChange[]): Promise<'applied' | 'dismissed'> {
  if (changes.length === 0) return 'dismissed';
  if (changes.length > mostChanges) {
    studio.notices.notify({ kind: 'caution', text: words.cannotNow, more: words.tooMany(formatCount(mostChanges)) });
    return 'dismissed';
  }
  return await studio.proposals.change(...changes);
}
