import type { ByteSource } from '../../base/byte-source.ts';
import type { Diagnostic, Place, Severity } from '../../contract/diagnostics.ts';
import type { Fix } from '../../contract/operations/fixes.ts';
import type { EffectiveDeclaration, FactLookup, FamilyWalker } from '../snapshot/family-port.ts';
import type { AssetRoot, Snapshot } from '../snapshot/model.ts';
import type { FamilyForm } from './form.ts';
import type { FamilyPreview } from './preview.ts';

/** What every rule says of itself: its line in `docs/diagnostics.md`. */
export interface RuleInfo {
  /** Stable, snake_case; the file is the same in kebab-case. */
  readonly code: string;
  /** The usual severity. A finding may carry another one where the rule says so in its summary. */
  readonly severity: Severity;
  /** What it finds, one sentence. */
  readonly summary: string;
  /** What to do, one sentence; a finding may be more exact. */
  readonly remedy: string;
}

/** A rule's answer: one instance of its code. */
export interface Finding {
  readonly message: string;
  readonly place: Place;
  readonly severity?: Severity;
  readonly remedy?: string;
}

/** The sure ways to mend a finding of a rule; none where there is no sure one. Pure. */
export type Fixes = (finding: Diagnostic, snapshot: Snapshot) => readonly Fix[];

/** A rule over one asset root and the facts about its files. Pure: no IO, no state, no order of its own. */
export interface AssetRule extends RuleInfo {
  readonly scope: 'asset';
  check(asset: AssetRoot, facts: FactLookup): Iterable<Finding>;
  readonly fixes?: Fixes;
}

/** One selected file as the materializer gets it. */
export interface MaterializeInput {
  /** Below the asset root, NFC. */
  readonly path: string;
  readonly source: ByteSource;
}

export interface MaterializeRequest {
  readonly declaration: EffectiveDeclaration;
  /** In declared order. */
  readonly inputs: readonly MaterializeInput[];
  /** File parameters by key (`palette`). */
  readonly parameters: Readonly<Record<string, MaterializeInput>>;
}

/** A piece of a payload, in order: bytes the family made, or a range of a frozen input copied as it is. */
export type Segment =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'input'; readonly input: number; readonly offset: number; readonly length: number };

export interface Materialization {
  /** Bytes of all segments together, known before the first is made. */
  readonly size: number;
  /** The entry's `metadata` in `assets.pa`: a JSON value, integers only. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /**
   * Made as they are asked for; no segment of made bytes is above 1 MiB. A segment's bytes are its own: they
   * stay as they are when the next one is made, and nobody else writes to their buffer.
   */
  readonly segments: Iterable<Segment>;
}

/** A refusal to materialize: the same words the rule would use, for bytes no gate should have let through. */
export class MaterializeError extends Error {
  override readonly name = 'MaterializeError';
  readonly path: string;
  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** What a new asset of a family declares before its author says more: the least that is valid. */
export interface DeclarationTemplate {
  /** The family's one input list, usually a pattern. */
  readonly inputs: Readonly<Record<string, readonly string[]>>;
  /** Parameters that have no default. */
  readonly output: Readonly<Record<string, string | number>>;
}

/**
 * Everything the packer knows about one kind of asset. Adding a family is adding a folder and a line in
 * `families/list.ts`.
 */
export interface Family<Preview = unknown> {
  readonly family: string;
  /** `TILES/indexed4_v1` */
  readonly format: string;
  /** `TILES` */
  readonly bankType: string;
  readonly template: DeclarationTemplate;
  /** Its inputs and parameters in words and choices. */
  readonly form: FamilyForm;
  readonly preview: FamilyPreview;
  readonly walker: FamilyWalker;
  readonly rules: readonly AssetRule[];
  /**
   * Bytes of the payload, as far as the facts known so far tell before it is made; for the summary and the
   * plan. `undefined` where they do not (facts missing, or a fault that a rule reports). Never throws.
   */
  expectedSize(asset: AssetRoot, facts: FactLookup): number | undefined;
  /** Frozen bytes to segments (formats.md §2). Throws {@link MaterializeError} on bytes the rules refuse. */
  materialize(request: MaterializeRequest): Materialization;
  /** Reads the family's own payload back, for previews and tests. Throws on a payload that is not one. */
  decode(payload: ByteSource, metadata: unknown): Preview;
  /**
   * What is wrong with a payload and its metadata as a stranger would check them, one sentence each.
   * Empty when they agree with formats.md. Never throws, whatever the metadata.
   */
  verify(payload: ByteSource, metadata: unknown): readonly string[];
}
