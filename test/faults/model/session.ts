import { EventBus } from '../../../src/base/event-bus.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { operations, type AnswerOf, type OperationName, type RequestOf, type ValidRequestOf } from '../../../src/contract/operations.ts';
import { FaultFileSystem, Kill } from '../../../src/io/fault-file-system.ts';
import type { FileOperation } from '../../../src/io/file-system.ts';
import type { MemoryFileSystem } from '../../../src/io/memory-file-system.ts';
import { MemoryProjectLock } from '../../../src/io/project-lock.ts';
import { openRuntime } from '../../../src/packer/runtime/open.ts';
import type { PackerRuntime } from '../../../src/packer/runtime/packer-runtime.ts';
import { projectDirectory } from './disk.ts';
import type { Trouble } from './steps.ts';

const looking = new Set<FileOperation>(['stat', 'statOpen', 'identity', 'list', 'realPath', 'writable', 'openRead', 'read', 'close']);

/** What became of a work that may have been killed. */
export type Ended<T> = { readonly killed: false; readonly value: T } | { readonly killed: true };

/** One opening of the project, on a disk that can be made to fail. */
export class Session {
  readonly events: readonly PackerEvent[];
  readonly #runtime: PackerRuntime;
  readonly #faults: SwitchedFaults;

  private constructor(runtime: PackerRuntime, faults: SwitchedFaults, events: readonly PackerEvent[]) {
    this.#runtime = runtime;
    this.#faults = faults;
    this.events = events;
  }

  /** Opens the project; killed at the `kill`-th call that changes something, if there is one. */
  static async open(disk: MemoryFileSystem, kill?: number): Promise<Ended<Session>> {
    const faults = new SwitchedFaults(disk);
    const events: PackerEvent[] = [];
    const bus = new EventBus<PackerEvent>((error) => {
      throw error;
    });
    bus.any((event) => events.push(event));
    const options = { directory: projectDirectory, bus, fileSystem: faults.fs, host: 'model', lockWaitMs: 0, lock: () => new MemoryProjectLock() };
    const opened = await faults.during(kill === undefined ? undefined : { kind: 'kill', at: kill }, () => openRuntime(options));
    if (opened.killed) return opened;
    if (!opened.value.ok) throw new Error(`the project cannot be opened: ${opened.value.error.message}`);
    return { killed: false, value: new Session(opened.value.value, faults, events) };
  }

  /** Asks for something, as an adapter would: the request is validated and its defaults filled in. */
  async ask<N extends OperationName & keyof PackerRuntime['services']>(name: N, request: Omit<RequestOf<N>, 'project_id'>): Promise<AnswerOf<N>> {
    const valid = operations[name].request.parse({ ...request, project_id: this.#runtime.projectId }) as ValidRequestOf<N>;
    const answer = await (this.#runtime.services[name] as (request: ValidRequestOf<N>) => Promise<AnswerOf<N>>)(valid);
    if (answer.ok) operations[name].response.parse(answer.value);
    return answer;
  }

  /** Does something while the disk fails. */
  during<T>(trouble: Trouble | undefined, work: () => Promise<T>): Promise<Ended<T>> {
    return this.#faults.during(trouble, work);
  }

  /** Whether the fault of the last {@link during} was met. */
  get hit(): boolean {
    return this.#faults.hit;
  }

  async close(): Promise<void> {
    await this.#runtime.close();
  }
}

/** A disk whose next fault can be set at any time. */
class SwitchedFaults {
  readonly fs: FaultFileSystem;
  readonly #fault: { at: number; kind: 'kill' | 'kill-after' | 'torn-write' | 'error'; code: string } = { at: Number.POSITIVE_INFINITY, kind: 'kill', code: 'EIO' };
  #isOn = false;
  #aim = Number.POSITIVE_INFINITY;

  constructor(disk: MemoryFileSystem) {
    this.fs = new FaultFileSystem(disk, this.#fault, { counts: ({ operation }) => this.#isOn && !looking.has(operation) });
  }

  get hit(): boolean {
    return this.fs.count >= this.#aim;
  }

  async during<T>(trouble: Pick<Trouble, 'kind' | 'at'> | undefined, work: () => Promise<T>): Promise<Ended<T>> {
    this.#aim = trouble ? this.fs.count + trouble.at : Number.POSITIVE_INFINITY;
    Object.assign(this.#fault, { at: this.#aim, ...trouble && { kind: trouble.kind }, ...(trouble && 'code' in trouble ? { code: trouble.code } : {}) });
    this.#fault.at = this.#aim;
    this.#isOn = true;
    try {
      return { killed: false, value: await work() };
    } catch (error) {
      if (error instanceof Kill) return { killed: true };
      throw error;
    } finally {
      this.#isOn = false;
      this.#fault.at = Number.POSITIVE_INFINITY;
    }
  }
}
