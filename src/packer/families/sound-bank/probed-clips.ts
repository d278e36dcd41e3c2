import type { FactLookup, ProbeDepth } from '../../snapshot/family-port.ts';
import type { AssetRoot, SelectedFile } from '../../snapshot/model.ts';
import { selectedFacts } from '../selected-facts.ts';
import type { ClipFacts, FaultyClip, ReadableClip } from './clip-facts.ts';
import { soundBankFamily } from './declaration.ts';

export interface ProbedClip<Facts> {
  readonly file: SelectedFile;
  readonly facts: Facts;
}

/** The clips of a sound bank that can be read as WAV files, in declared order. */
export function* readableClips(
  asset: AssetRoot,
  facts: FactLookup,
  depth: ProbeDepth,
): Generator<ProbedClip<ReadableClip>> {
  for (const clip of probedClips(asset, facts, depth)) {
    if (clip.facts.state === 'readable') yield { file: clip.file, facts: clip.facts };
  }
}

/** The clips that cannot, for this reason. */
export function* faultyClips(
  asset: AssetRoot,
  facts: FactLookup,
  state: FaultyClip['state'],
): Generator<ProbedClip<FaultyClip>> {
  for (const clip of probedClips(asset, facts, 'header')) {
    if (clip.facts.state !== 'readable' && clip.facts.state === state) yield { file: clip.file, facts: clip.facts };
  }
}

function* probedClips(asset: AssetRoot, facts: FactLookup, depth: ProbeDepth): Generator<ProbedClip<ClipFacts>> {
  for (const { file, facts: known } of selectedFacts(asset, soundBankFamily, facts, depth)) {
    // The lookup answers what this family's own probe gave, at the walker's present version.
    yield { file, facts: known as ClipFacts };
  }
}
