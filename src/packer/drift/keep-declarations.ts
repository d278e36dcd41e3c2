import type { ContainedRoot } from '../../io/contained-path.ts';
import { makeMissing } from '../commit/journal.ts';
import type { Medium } from '../commit/medium.ts';
import { writeAll } from '../../io/durable-write.ts';
import { newOperationId } from '../../io/operation-id.ts';
import { systemCode } from '../../io/system-error.ts';
import { Refusal } from '../commit/failure.ts';
import { declarationMaxBytes } from '../documents/declaration.ts';
import { readWalkedDocument } from '../snapshot/document-file.ts';
import type { AssetRoot } from '../snapshot/model.ts';
import { differing } from '../snapshot/same-snapshot.ts';
import { declarationName } from '../snapshot/walk.ts';
import { isKeepable, keptIn } from '../changes/kept-declarations.ts';
import { keptName, seenDeclarations, type KeptName } from './control-files.ts';
import { isRegistered, type Registered } from './sight.ts';

/** Written by one call, so that nobody waits for a project of thousands; the next call goes on. */
const mostAtOnce = 16;

/**
 * Keeps the declarations of registered assets as a look last saw them valid, in `cache/` and by digest, so that a lost
 * one can be restored also when nobody ever changed it here. Commits keep what they write themselves, in `backup/`.
 * One of each asset; a safety net: what cannot be kept stops nobody.
 */
export class DeclarationKeeper {
  readonly #medium: Medium;
  /** What is kept, by uuid. Read once: whatever another process keeps besides is just as good. */
  #kept: Map<string, KeptName> | undefined;
  #seen: readonly AssetRoot[] = [];
  /** Of those that were seen: perhaps new, and not dealt with. */
  #waiting: Registered[] = [];

  constructor(medium: Medium) {
    this.#medium = medium;
  }

  /** Writes some of what is new among these and removes what it replaces. Answers whether there is more. */
  keep(roots: readonly AssetRoot[]): boolean {
    for (const asset of differing(this.#seen, roots).now) if (isRegistered(asset) && isKeepable(asset)) this.#waiting.push(asset);
    this.#seen = roots;
    try {
      this.#keepSome((this.#kept ??= new Map(keptIn(this.#project, seenDeclarations).map((each) => [each.uuid, each]))));
    } catch (error) {
      if (systemCode(error) === undefined && !(error instanceof Refusal)) throw error;
      // The next look tries again.
      return false;
    }
    return this.#waiting.length > 0;
  }

  #keepSome(kept: Map<string, KeptName>): void {
    let left = mostAtOnce;
    for (let asset = this.#waiting.at(-1); asset && left > 0; asset = this.#waiting.at(-1)) {
      if (kept.get(asset.entry.asset_uuid)?.sha256 !== asset.declaration.sha256) {
        makeMissing(this.#medium, seenDeclarations);
        this.#keepOne(asset, kept);
        left -= 1;
      }
      this.#waiting.pop();
    }
  }

  get #project(): ContainedRoot {
    return { fs: this.#medium.fs, path: this.#medium.projectDir };
  }

  #keepOne({ diskRoot, entry, declaration }: Registered, kept: Map<string, KeptName>): void {
    const read = readWalkedDocument(this.#project, `assets/${diskRoot}/${declarationName}`, declarationMaxBytes);
    // Edited since: the next look keeps what it is then.
    if (!read.ok || read.value.sha256 !== declaration.sha256) return;
    const folder = `${this.#medium.projectDir}/${seenDeclarations}`;
    const now = keptName(entry.asset_uuid, read.value.sha256);
    this.#replace(`${folder}/${now.name}`, read.value.bytes);
    const before = kept.get(entry.asset_uuid);
    kept.set(entry.asset_uuid, now);
    if (before && before.name !== now.name && this.#medium.fs.stat(`${folder}/${before.name}`)) this.#medium.fs.removeFile(`${folder}/${before.name}`);
  }

  /** Whole or not at all, and not flushed: after a power loss its digest tells whether it is what its name says. */
  #replace(path: string, bytes: Uint8Array): void {
    const { fs } = this.#medium;
    const temporary = `${path}.${newOperationId()}.tmp`;
    const file = fs.create(temporary);
    try {
      writeAll(fs, file, bytes);
    } finally {
      fs.close(file);
    }
    fs.rename(temporary, path);
  }
}
