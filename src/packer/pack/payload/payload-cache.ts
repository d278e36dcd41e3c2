import type { Disposable } from '../../../base/disposable.ts';
import type { ByteSource } from '../../../base/byte-source.ts';
import type { FileSystem } from '../../../io/file-system.ts';
import { Sha256 } from '../../../io/hashing.ts';
import { newOperationId } from '../../../io/operation-id.ts';
import { orNothing } from '../../../io/system-error.ts';
import { temporaryNames } from '../../../io/temporary-names.ts';
import type { Family } from '../../families/family.ts';
import { NewPayloads } from './new-payloads.ts';
import { needsInputs, piecesFrom, type MadePayload } from './payload.ts';
import { PayloadFile } from './payload-file.ts';

/** What the folder may hold once a pack has ended. */
export interface CacheLimits {
  /** Files: each is opened by every pack. */
  readonly files: number;
  /** Bytes, or twice what the pack that has just ended needed of them, whichever is more. */
  readonly bytes: number;
}

const usualLimits: CacheLimits = { files: 8, bytes: 256 * 1024 * 1024 };
/** Files beyond the limit that are read all the same: packs that did not go well leave one each. */
const spareFiles = 8;
const suffix = '.payloads';
const unfinished = 'unfinished-';

/**
 * Payloads by what they were made from, in a few large files (`payload-file.ts`): those that a pack had to make in one,
 * and none for each asset. An accelerator and nothing else: whatever is wrong with it, the pack makes the payload anew,
 * and deleting it at any moment changes no result. A failure to materialize is never kept (operations.md §8).
 *
 * What is {@link recall}ed has been looked at by nobody: the archive's writer holds it against its digest, and the
 * verification asks its family; when either refuses, the pack begins again without the cache ({@link forget}).
 *
 * When a pack has ended well ({@link gather}, {@link settle}), files beyond the limits go, those of the least use
 * first, the oldest of these; what that pack needed of them is carried over into the new one. A file is never changed, and who has it open reads on. Only packs
 * take files away, and they hold the project's lock.
 *
 * Who can write here can put another sound payload under a key, as who can write in `assets/` can put other inputs
 * there: a check and `verifyDeterminism` use no cache and tell.
 */
export class PayloadCache implements Disposable {
  readonly #fs: FileSystem;
  readonly #directory: string;
  readonly #limits: CacheLimits;
  #listed: readonly PayloadFile[] | undefined;
  /** What was last listed, and what the folder was known by then. */
  #before: readonly PayloadFile[] = [];
  #stamp = '';
  readonly #needed = new Map<PayloadFile, Set<number>>();
  /** Beyond the limits; what is needed of them is in the new file. */
  #doomed: readonly PayloadFile[] = [];
  /** Files of our name that are none of ours: damaged, or from elsewhere. */
  #strange: readonly string[] = [];

  /** `directory` is absolute and has been found to lie inside the project, with no link on the way. */
  constructor(fs: FileSystem, directory: string, limits = usualLimits) {
    this.#fs = fs;
    this.#directory = directory;
    this.#limits = limits;
  }

  /** Looks whether others added or took away anything: for who keeps a cache for longer than a pack. */
  renew(): void {
    if (this.#stampNow() !== this.#stamp) this.#listed = undefined;
  }

  /** The payload of that key as it was kept, or nothing. */
  recall(key: string): MadePayload | undefined {
    const found = this.#find(key);
    const payload = found && orNothing(() => found.file.payload(found.place));
    if (!found || !payload) return undefined;
    const needed = this.#needed.get(found.file) ?? new Set();
    this.#needed.set(found.file, needed.add(found.place));
    return payload;
  }

  /** What a payload of that key was known by: a hint, for the payload itself is not looked at. */
  digest(key: string): string | undefined {
    const found = this.#find(key);
    return found && orNothing(() => found.file.at(found.place).sha256);
  }

  /**
   * A payload that was looked at, its digest and its family's word on it, or nothing; those that are copied from
   * their inputs are not found so. Its bytes are good until the cache is disposed.
   */
  find(key: string, family: Family): MadePayload | undefined {
    const payload = this.recall(key);
    if (payload?.bytes.kind !== 'stored' || needsInputs(payload)) return undefined;
    const source = payload.bytes.made;
    return orNothing(() => (isSound(payload, source, family) ? payload : undefined));
  }

  /** Keeps one payload, where there is room for a file more. What is copied from its inputs is made again as quickly. */
  keep(key: string, payload: MadePayload): void {
    if (needsInputs(payload) || this.#files.length >= this.#limits.files) return;
    const made = new NewPayloads(this.#fs, this.#unfinishedName());
    const kept = orNothing(() => {
      made.take(key, payload);
      made.finish();
      this.#fs.rename(made.path, this.#name());
      return true;
    });
    made.dispose();
    if (kept !== true) orNothing(() => this.#fs.removeFile(made.path));
    this.dispose();
    this.#listed = undefined;
  }

  /** Where payloads are to be written so that {@link settle} can take them over: in a private directory, if it may. */
  placeFor(privateFile: string, privateDirectory: string): string {
    const devices = orNothing(() => [this.#directory, privateDirectory].map((path) => this.#fs.stat(path)?.device)) ?? [];
    return devices[0] === devices[1] ? privateFile : this.#unfinishedName();
  }

  /**
   * Every payload of the project was recalled or is in `made`: looks for what is beyond the limits, and carries over
   * what is needed of it. Throws the system's error.
   */
  gather(made: NewPayloads): void {
    this.#doomed = this.#beyondLimits(made);
    for (const file of this.#doomed) for (const place of this.#needed.get(file) ?? []) carry(file, place, made);
  }

  /**
   * Takes over the finished file of a pack. What {@link gather} found beyond the limits goes with it, if the pack went
   * well: until then nobody has looked at what was carried over.
   */
  settle(made: NewPayloads, wentWell: boolean): void {
    made.dispose();
    this.dispose();
    const kept = made.isFinished && orNothing(() => {
      this.#fs.rename(made.path, this.#name());
      return true;
    });
    if (kept !== true && made.count > 0) orNothing(() => this.#fs.removeFile(made.path));
    if (wentWell && (kept === true || made.count === 0)) this.#sweep();
  }

  /** Everything goes: something in it was not what it said. */
  forget(): void {
    this.dispose();
    for (const file of this.#files) orNothing(() => this.#fs.removeFile(file.path));
    this.#listed = undefined;
    this.#doomed = [];
    this.#needed.clear();
  }

  /** Closes what is open. */
  dispose(): void {
    for (const file of this.#listed ?? []) file.dispose();
  }

  #find(key: string): { readonly file: PayloadFile; readonly place: number } | undefined {
    for (const file of this.#files) {
      const place = file.placeOf(key);
      if (place !== undefined) return { file, place };
    }
    return undefined;
  }

  get #files(): readonly PayloadFile[] {
    this.#listed ??= orNothing(() => this.#read()) ?? [];
    return this.#listed;
  }

  /** A name that comes within one tick of the disk's clock may show with the next one: until then it is a miss. */
  #stampNow(): string {
    const stat = orNothing(() => this.#fs.stat(this.#directory));
    return stat ? [stat.device, stat.inode, stat.mtimeMs, stat.ctimeMs].join(' ') : '';
  }

  #read(): readonly PayloadFile[] {
    this.#stamp = this.#stampNow();
    const before = new Map(this.#before.map((file) => [file.path, file]));
    const names = this.#fs.list(this.#directory).filter(({ name }) => name.endsWith(suffix));
    const paths = names.map(({ name }) => `${this.#directory}/${name}`);
    const files: PayloadFile[] = [];
    for (const path of paths) {
      if (files.length >= this.#limits.files + spareFiles) break;
      const file = orNothing(() => PayloadFile.read(this.#fs, path, before.get(path)));
      if (file) files.push(file);
    }
    // What was left unread goes with them.
    this.#strange = paths.filter((path) => !files.some((file) => file.path === path));
    this.#before = files;
    return files;
  }

  /** First until few enough bytes stay, by the share of a file that is needed; then until few enough files do. */
  #beyondLimits(made: NewPayloads): readonly PayloadFile[] {
    const files = this.#files.map((file) => ({ file, needed: this.#neededBytes(file) }));
    const needed = files.reduce((sum, each) => sum + each.needed, made.size);
    const most = Math.max(this.#limits.bytes, 2 * needed);
    let bytes = files.reduce((sum, { file }) => sum + file.size, made.size);
    files.sort((one, other) => other.needed / other.file.size - one.needed / one.file.size || other.file.writtenAt - one.file.writtenAt);
    const doomed: PayloadFile[] = [];
    for (let least = bytes > most ? files.pop() : undefined; least; least = bytes > most ? files.pop() : undefined) {
      doomed.push(least.file);
      bytes -= least.file.size - least.needed;
    }
    files.sort((one, other) => one.needed - other.needed);
    const tooMany = Math.max(0, files.length + 1 - this.#limits.files);
    return [...doomed, ...files.slice(0, tooMany).map(({ file }) => file)];
  }

  #neededBytes(file: PayloadFile): number {
    return [...(this.#needed.get(file) ?? [])].reduce((sum, place) => sum + file.madeAt(place), 0);
  }

  /** Takes away what is doomed, and whatever lies here that is no file of payloads, nor about to be one. */
  #sweep(): void {
    const doomed = new Set([...this.#doomed.map(({ path }) => path), ...this.#strange]);
    orNothing(() => {
      for (const { name, kind } of this.#fs.list(this.#directory)) {
        const path = `${this.#directory}/${name}`;
        const isLive = name.endsWith(suffix) ? !doomed.has(path) : name.startsWith(unfinished) && !temporaryNames.isAbandoned(unfinished, name);
        if (!isLive && kind !== 'directory') orNothing(() => this.#fs.removeFile(path));
      }
    });
  }

  #unfinishedName(): string {
    return `${this.#directory}/${temporaryNames.make(unfinished)}`;
  }

  #name(): string {
    return `${this.#directory}/${newOperationId()}${suffix}`;
  }
}

function carry(file: PayloadFile, place: number, into: NewPayloads): void {
  const payload = file.payload(place);
  if (payload) into.take(file.keyAt(place), payload);
}

function isSound(payload: MadePayload, source: ByteSource, family: Family): boolean {
  const hash = new Sha256();
  for (const piece of piecesFrom(source, 0, source.size)) hash.update(piece);
  return hash.digest().sha256 === payload.sha256 && family.verify(source, JSON.parse(payload.metadata)).length === 0;
}
