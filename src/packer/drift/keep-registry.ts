import type { ContainedRoot } from '../../io/contained-path.ts';
import { writeAll } from '../../io/durable-write.ts';
import { newOperationId } from '../../io/operation-id.ts';
import { systemCode } from '../../io/system-error.ts';
import type { DriftItem } from '../../contract/operations/drift.ts';
import { registryPath } from '../changes/control-paths.ts';
import { Refusal } from '../commit/failure.ts';
import { makeMissing } from '../commit/journal.ts';
import type { Medium } from '../commit/medium.ts';
import { indexMaxBytes } from '../documents/index-document.ts';
import { readContainedDocument } from '../snapshot/document-file.ts';
import type { RegistryView } from '../snapshot/model.ts';
import { registryBackupPath, seenRegistries } from './control-files.ts';
import { committedDigest, seenRegistryName, seenRegistryNames } from './kept-registry.ts';

/** Kinds that mean the registry itself may not be what people want: such a one replaces none that is kept. */
const doubts: ReadonlySet<DriftItem['kind']> = new Set(['registry_changed', 'registry_invalid', 'asset_id_duplicate', 'uuid_mismatch', 'commit_unresolved']);

/**
 * Keeps the registry as a look last saw it valid and adopted it, in `cache/`, where it is another one than was last
 * committed here: after a pull, say. A safety net: what cannot be kept stops nobody.
 */
export class RegistryKeeper {
  readonly #medium: Medium;
  /** What was kept last, over which committed one. */
  #known: string | undefined;

  constructor(medium: Medium) {
    this.#medium = medium;
  }

  keep({ state, sha256 }: RegistryView, items: readonly DriftItem[]): void {
    if (state !== 'valid' || sha256 === undefined || items.some(({ kind }) => doubts.has(kind))) return;
    try {
      const known = `${sha256} ${this.#committedAt()}`;
      if (known === this.#known) return;
      this.#replace(sha256);
      this.#known = known;
    } catch (error) {
      if (systemCode(error) === undefined && !(error instanceof Refusal)) throw error;
    }
  }

  get #project(): ContainedRoot {
    return { fs: this.#medium.fs, path: this.#medium.projectDir };
  }

  /** Tells cheaply that a commit has been made meanwhile. */
  #committedAt(): string {
    const { fs, projectDir } = this.#medium;
    const stat = fs.stat(`${projectDir}/${registryBackupPath}`);
    return stat ? `${stat.mtimeMs} ${stat.size} ${stat.inode}` : 'none';
  }

  /** The one kept before goes only when the new one stands. */
  #replace(sha256: string): void {
    const before = seenRegistryNames(this.#project);
    const now = seenRegistryName(sha256, committedDigest(this.#project));
    if (sha256 !== now.over && !before.some(({ name }) => name === now.name) && !this.#write(now.name, sha256)) return;
    for (const { name } of before) if (name !== now.name || sha256 === now.over) this.#medium.fs.removeFile(`${this.#medium.projectDir}/${seenRegistries}/${name}`);
  }

  /** Whole or not at all, and not flushed: its digest tells whether it is what its name says. */
  #write(name: string, sha256: string): boolean {
    const { fs, projectDir } = this.#medium;
    const read = readContainedDocument(this.#project, registryPath, indexMaxBytes);
    // Changed since: the next look keeps what it is then.
    if (!read.ok || read.value.sha256 !== sha256) return false;
    makeMissing(this.#medium, seenRegistries);
    const temporary = `${projectDir}/${seenRegistries}/${newOperationId()}.tmp`;
    const file = fs.create(temporary);
    try {
      writeAll(fs, file, read.value.bytes);
    } finally {
      fs.close(file);
    }
    fs.rename(temporary, `${projectDir}/${seenRegistries}/${name}`);
    return true;
  }
}
