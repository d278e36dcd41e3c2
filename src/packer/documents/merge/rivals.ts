import { foldPath } from '../document-path.ts';
import { claimsOf, isContested } from './strand.ts';
import type { ClaimField, Strand } from './strand.ts';

/** Assets of which no more than one can have what all of them claim. */
export interface Rivalry {
  readonly field: ClaimField;
  /** The claimed root or id, as one of them has it. */
  readonly value: string | number;
  readonly strands: ReadonlySet<Strand>;
}

/** What a person decides at one place: these assets hang together. */
export interface Dispute {
  readonly strands: readonly Strand[];
  readonly rivalries: readonly Rivalry[];
}

/**
 * Finds assets that claim one root or one id, and marks the claim as contested in each of them. Contesting a claim
 * brings up the values of both sides, which others may claim in turn: this goes on until no two assets that are not
 * in one dispute claim the same. So whatever side is taken in each dispute, the registry names everything once.
 *
 * Every asset is contested at most once for each field: the work is linear, however the claims are chained.
 */
export function findDisputes(strands: readonly Strand[]): readonly Dispute[] {
  const claims = new Claims();
  for (const strand of strands) {
    claims.enter(strand, 'root');
    claims.enter(strand, 'asset_id');
  }
  claims.settle();
  return disputesOf(strands.filter((strand) => claims.rivals.has(strand) || isContested(strand)), claims.rivalries());
}

class Claims {
  /** Assets that lost a claim to a rivalry, for each field once. */
  readonly rivals = new Map<Strand, Set<ClaimField>>();
  /** Who claimed it first: nearly always the only one. */
  readonly #first = new Map<string | number, Strand>();
  readonly #rivalries = new Map<string | number, Rivalry & { readonly strands: Set<Strand> }>();
  readonly #open: (readonly [Strand, ClaimField])[] = [];

  enter(strand: Strand, field: ClaimField): void {
    for (const value of claimsOf(strand, field)) {
      // A root is a text and an id a number: they never meet.
      const key = typeof value === 'string' ? foldPath(value) : value;
      const first = this.#first.get(key);
      if (first === undefined) this.#first.set(key, strand);
      else if (first !== strand) this.#oppose(key, { field, value, strands: new Set([first]) }, strand);
    }
  }

  settle(): void {
    for (let next = this.#open.pop(); next; next = this.#open.pop()) this.enter(...next);
  }

  rivalries(): readonly Rivalry[] {
    return [...this.#rivalries.values()];
  }

  #oppose(key: string | number, fresh: Rivalry & { readonly strands: Set<Strand> }, strand: Strand): void {
    const rivalry = this.#rivalries.get(key) ?? fresh;
    this.#rivalries.set(key, rivalry);
    rivalry.strands.add(strand);
    for (const rival of rivalry.strands) this.#contest(rival, rivalry.field);
  }

  #contest(strand: Strand, field: ClaimField): void {
    const fields = this.rivals.get(strand) ?? new Set();
    if (fields.has(field)) return;
    this.rivals.set(strand, fields.add(field));
    strand.contested = new Set([...strand.contested, field]);
    this.#open.push([strand, field]);
  }
}

/** Contested assets, together as far as rivalries tie them. */
function disputesOf(contested: readonly Strand[], rivalries: readonly Rivalry[]): readonly Dispute[] {
  const tied = new Map<Strand, Rivalry[]>(contested.map((strand) => [strand, []]));
  for (const rivalry of rivalries) for (const strand of rivalry.strands) tied.get(strand)?.push(rivalry);
  const seen = new Set<Strand | Rivalry>();
  return contested.flatMap((strand) => (seen.has(strand) ? [] : disputeAround(strand, tied, seen)));
}

function disputeAround(first: Strand, tied: ReadonlyMap<Strand, readonly Rivalry[]>, seen: Set<Strand | Rivalry>): Dispute {
  const strands = [first];
  const rivalries: Rivalry[] = [];
  seen.add(first);
  // The list grows while it is walked.
  for (const strand of strands) {
    for (const rivalry of tied.get(strand) ?? []) {
      if (seen.has(rivalry)) continue;
      seen.add(rivalry);
      rivalries.push(rivalry);
      const fresh = [...rivalry.strands].filter((rival) => !seen.has(rival));
      for (const rival of fresh) {
        seen.add(rival);
        strands.push(rival);
      }
    }
  }
  return { strands, rivalries };
}
