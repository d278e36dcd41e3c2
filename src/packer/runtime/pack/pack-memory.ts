import type { Result } from '../../../base/result.ts';
import type { PackerError } from '../../../contract/errors.ts';
import type { AnswerOf } from '../../../contract/operations.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { Project } from '../project.ts';
import { standingBuild, type StandingBuild } from './standing-build.ts';

/** This session's last pack that published something, or found it published. */
export interface RememberedPack {
  readonly result: PackResult;
  /** What stood in `build/` before; absent when nothing that could be read did. */
  readonly before?: StandingBuild;
}

/** What a report tells beyond the archive itself: only who packed knows it. */
export class PackMemory {
  #last: RememberedPack | undefined;
  #ended: Result<PackResult, PackerError> | undefined;
  #proof: AnswerOf<'verifyDeterminism'> | undefined;

  get last(): RememberedPack | undefined {
    return this.#last;
  }

  /** The last pack, if it is the one whose archive stands: another process may have packed since. */
  lastOf(build: StandingBuild): RememberedPack | undefined {
    const last = this.#last?.result.archive_sha256 === build.sha256 ? this.#last : undefined;
    // What stood before is what stands.
    if (last?.result.unchanged === true && !last.before) this.#last = { ...last, before: build };
    return last && this.#last;
  }

  /** How the last pack ended, succeeded or not. */
  get ended(): Result<PackResult, PackerError> | undefined {
    return this.#ended;
  }

  /** How the last proof ended. */
  get proof(): AnswerOf<'verifyDeterminism'> | undefined {
    return this.#proof;
  }

  proved(proof: AnswerOf<'verifyDeterminism'>): void {
    this.#proof = proof;
  }

  /** Remembers how a pack ends, and of one that succeeds what stood before it. */
  async over(project: Project, pack: (beforePromotion: () => Promise<void>) => Promise<Result<PackResult, PackerError>>): Promise<Result<PackResult, PackerError>> {
    let before: StandingBuild | undefined;
    const packed = await pack(async () => {
      before = await standingBuild(project);
    });
    this.#ended = packed;
    if (packed.ok && packed.value.status === 'succeeded') this.#last = { result: packed.value, ...(before ? { before } : {}) };
    return packed;
  }
}
