import { Emitter } from '../../../src/base/event-bus.ts';
import { disposable, type Disposable } from '../../../src/base/disposable.ts';
import { err, ok } from '../../../src/base/result.ts';
import { packerError, type PackerError } from '../../../src/contract/errors.ts';
import type { PackerEvent } from '../../../src/contract/events.ts';
import { operations, type AnswerOf, type RequestOf, type ResponseOf } from '../../../src/contract/operations.ts';
import type { PageOperationName } from '../../../src/contract/page.ts';
import type { ProjectStatus } from '../../../src/contract/operations/project.ts';
import type { ConnectionState, FeedListener, FollowFrom, PartReference, StudioClient } from '../../../src/transport/client-port.ts';

type Handler<N extends PageOperationName> = (request: RequestOf<N>) => ResponseOf<N> | PackerError | Promise<ResponseOf<N> | PackerError>;

/** A call that was made. */
export interface FakeCall {
  readonly name: PageOperationName;
  readonly request: unknown;
}

/**
 * A client without a wire, for tests of the page: answers what a test gives it (`answer`), tells events (`tell`),
 * and remembers what was asked. Answers are held to the contract's schemas, so that no test rests on an answer the
 * packer could not give.
 */
export class FakeClient implements StudioClient {
  readonly calls: FakeCall[] = [];
  readonly followed: FollowFrom[] = [];
  readonly #handlers = new Map<string, (request: unknown) => unknown>();
  readonly #listeners = new Set<FeedListener>();
  readonly #connection = new Emitter<ConnectionState>((error) => {
    throw error;
  });
  connection: ConnectionState = 'open';
  readonly connectionChanged = this.#connection.event;

  answer<N extends PageOperationName>(name: N, answer: Handler<N> | ResponseOf<N> | PackerError): this {
    this.#handlers.set(name, typeof answer === 'function' ? (answer as (request: unknown) => unknown) : () => answer);
    return this;
  }

  async call<N extends PageOperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    this.calls.push({ name, request });
    const handler = this.#handlers.get(name);
    if (!handler) return err(packerError('not_available', `nobody answers ${name} in this test`, 'give the fake client an answer'));
    const value = await handler(operations[name].request.parse(request));
    if (isError(value)) return err(value);
    return ok(operations[name].response.parse(value) as ResponseOf<N>);
  }

  follow(from: FollowFrom, listener: FeedListener): Disposable {
    this.followed.push({ project_id: from.project_id, session_id: from.session_id, sequence: from.sequence });
    this.#listeners.add(listener);
    return disposable(() => this.#listeners.delete(listener));
  }

  /** As `getPreviewPart` is answered. */
  part({ project_id, asset_id, key, part }: PartReference): Promise<AnswerOf<'getPreviewPart'>> {
    return this.call('getPreviewPart', { project_id, asset: { asset_id }, key, part });
  }

  tell(...events: readonly PackerEvent[]): void {
    for (const event of events) for (const listener of [...this.#listeners]) listener.event(event);
  }

  gap(status: ProjectStatus): void {
    for (const listener of [...this.#listeners]) listener.gap(status);
  }

  end(): void {
    for (const listener of [...this.#listeners]) listener.ended();
  }

  connect(state: ConnectionState): void {
    this.connection = state;
    this.#connection.fire(state);
  }

  /** Requests of one operation, in order. */
  asked<N extends PageOperationName>(name: N): RequestOf<N>[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.request as RequestOf<N>);
  }

  dispose(): void {
    this.#listeners.clear();
    this.#connection.dispose();
  }
}

function isError(value: unknown): value is PackerError {
  return typeof value === 'object' && value !== null && 'code' in value && 'remedy' in value;
}
