import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { EventBus } from '../../src/base/event-bus.ts';
import type { Result } from '../../src/base/result.ts';
import { packerErrorSchema } from '../../src/contract/errors.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import { eventBodySchemas, eventEnvelopeSchema } from '../../src/contract/events.ts';
import type { EventType, PackerEvent } from '../../src/contract/events.ts';
import { operations } from '../../src/contract/operations.ts';
import type { AnswerOf, RequestOf, ResponseOf } from '../../src/contract/operations.ts';
import type { FileSystem } from '../../src/io/file-system.ts';
import { MemoryProjectLock } from '../../src/io/project-lock.ts';
import { openRuntime } from '../../src/packer/runtime/open.ts';
import type { PackerRuntime, RuntimeOptions } from '../../src/packer/runtime/packer-runtime.ts';
import type { ProjectOperationName } from '../../src/packer/runtime/services.ts';
import { tinyPlace } from './tiny-project.ts';

type OpenOptions = Partial<RuntimeOptions>;

/** A runtime whose every event and answer is held against the contract. */
export class TinyRuntime {
  readonly runtime: PackerRuntime;
  readonly bus: EventBus<PackerEvent>;
  readonly events: readonly PackerEvent[];

  constructor(runtime: PackerRuntime, bus: EventBus<PackerEvent>, events: readonly PackerEvent[]) {
    this.runtime = runtime;
    this.bus = bus;
    this.events = events;
  }

  /** Calls a service as the Studio does, its request validated before and its answer after. */
  async call<N extends ProjectOperationName>(
    name: N,
    request: Omit<RequestOf<N>, 'project_id'> = {} as Omit<RequestOf<N>, 'project_id'>,
  ): Promise<AnswerOf<N>> {
    const schema = operations[name].request as unknown as z.ZodType<Parameters<PackerRuntime['services'][N]>[0]>;
    const valid = schema.parse({ project_id: this.runtime.projectId, ...request });
    const answer = await this.runtime.services[name](valid as never);
    checkAnswer(name, answer);
    return answer;
  }

  /** The answer's value; throws the error where there is one. */
  async ask<N extends ProjectOperationName>(
    name: N,
    request: Omit<RequestOf<N>, 'project_id'> = {} as Omit<RequestOf<N>, 'project_id'>,
  ): Promise<ResponseOf<N>> {
    return valueOf<ResponseOf<N>>(await this.call(name, request));
  }

  /** Packs without threads. */
  pack(request: Omit<RequestOf<'packWorkspace'>, 'project_id'> = {}): Promise<ResponseOf<'packWorkspace'>> {
    return this.ask('packWorkspace', { workers: 0, ...request });
  }

  /** Events of one type. */
  heard<T extends EventType>(type: T): readonly Extract<PackerEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<PackerEvent, { type: T }> => event.type === type);
  }

  /** Runs `run` as a phase of a pack begins. Ends with the test. */
  atPhase(phase: string, run: () => void): void {
    const subscription = this.bus.on('pack.phase', (event) => {
      if (event.phase === phase) run();
    });
    onTestFinished(() => {
      subscription.dispose();
    });
  }
}

/** Opens the project in this file system, in a process of its own as far as locks go unless one is given. */
export async function openTiny(fileSystem: FileSystem, options: OpenOptions = {}): Promise<TinyRuntime> {
  return valueOf(await tryOpenTiny(fileSystem, options));
}

export async function tryOpenTiny(fileSystem: FileSystem, options: OpenOptions = {}): Promise<Result<TinyRuntime, PackerError>> {
  const bus = new EventBus<PackerEvent>((error) => {
    throw error;
  });
  const events: PackerEvent[] = [];
  bus.any((event) => {
    checkEvent(event);
    events.push(event);
  });
  const lock = new MemoryProjectLock();
  const opened = await openRuntime({
    directory: tinyPlace,
    bus,
    fileSystem,
    host: 'a test',
    lockWaitMs: 0,
    lock: () => lock,
    ...options,
  });
  if (opened.ok) return { ok: true, value: new TinyRuntime(opened.value, bus, events) };
  packerErrorSchema.parse(opened.error);
  return opened;
}

function checkEvent(event: PackerEvent): void {
  const shape = { ...eventEnvelopeSchema.shape, type: z.literal(event.type), ...eventBodySchemas[event.type].shape };
  z.strictObject(shape).parse(event);
}

function checkAnswer(name: ProjectOperationName, answer: Result<unknown, PackerError>): void {
  if (answer.ok) operations[name].response.parse(answer.value);
  else packerErrorSchema.parse(answer.error);
}

export function valueOf<T>(answer: Result<T, PackerError>): T {
  if (answer.ok) return answer.value;
  throw new Error(`${answer.error.code}: ${answer.error.message}`);
}
