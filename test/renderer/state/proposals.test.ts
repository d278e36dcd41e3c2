import { describe, expect, it } from 'vitest';
import { Proposals, type Proposal } from '../../../renderer/state/proposals.ts';

const rename = (asset_name: string): Proposal => ({ kind: 'change', changes: [{ kind: 'rename_asset', asset: { asset_id: 3 }, asset_name }] });

interface Proposed {
  readonly proposal: Proposal;
  /** Grows with what who proposed it has heard. */
  readonly heard: string[];
}

function propose(proposals: Proposals, wanted: Proposal): Proposed {
  const heard: string[] = [];
  void proposals.propose(wanted).then((outcome) => heard.push(outcome));
  const { proposal } = proposals.store.getState();
  if (!proposal) throw new Error('nothing is under review');
  return { proposal, heard };
}

const shown = (proposals: Proposals): Proposal | undefined => proposals.store.getState().proposal;
const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

describe('proposals', () => {
  it('are shown one at a time: a later one dismisses the one before', async () => {
    const proposals = new Proposals();
    const first = propose(proposals, rename('forest'));
    const second = propose(proposals, rename('cave'));
    await settled();
    expect([first.heard, second.heard, shown(proposals)]).toEqual([['dismissed'], [], second.proposal]);
  });

  it('tell who proposed one that is being applied what became of it, though another is shown by then', async () => {
    const proposals = new Proposals();
    const first = propose(proposals, rename('forest'));
    proposals.applying(first.proposal);
    proposals.dismiss();
    const second = propose(proposals, rename('cave'));
    await settled();
    expect(first.heard).toEqual([]);
    expect(proposals.answered(first.proposal, 'applied')).toBe(false);
    await settled();
    expect([first.heard, second.heard, shown(proposals)]).toEqual([['applied'], [], second.proposal]);
  });

  it('are dismissed when they are refused and nobody looks at them any more', async () => {
    const proposals = new Proposals();
    const { proposal, heard } = propose(proposals, rename('forest'));
    proposals.applying(proposal);
    proposals.dismiss();
    expect(proposals.answered(proposal, 'refused')).toBe(false);
    await settled();
    expect(heard).toEqual(['dismissed']);
  });

  it('stay under review when they are refused while they are shown, and can be dismissed then', async () => {
    const proposals = new Proposals();
    const { proposal, heard } = propose(proposals, rename('forest'));
    proposals.applying(proposal);
    expect(proposals.answered(proposal, 'refused')).toBe(true);
    await settled();
    expect([heard, shown(proposals)]).toEqual([[], proposal]);
    proposals.dismiss();
    await settled();
    expect(heard).toEqual(['dismissed']);
  });

  it('are told apart though they say the same', async () => {
    const proposals = new Proposals();
    const wanted = rename('forest');
    const first = propose(proposals, wanted);
    proposals.applying(first.proposal);
    const second = propose(proposals, wanted);
    proposals.answered(first.proposal, 'applied');
    await settled();
    expect([first.heard, second.heard]).toEqual([['applied'], []]);
  });
});
