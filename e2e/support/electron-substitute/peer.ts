/** One end of a channel between two processes. */
export interface Channel {
  send(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

type Method = (...values: never[]) => unknown;
export type Methods = Readonly<Record<string, Method>>;

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly values: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string };

/** Calls both ways over one channel, in the order they were made. */
export class Peer {
  readonly #channel: Channel;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;

  constructor(channel: Channel, methods: Methods) {
    this.#channel = channel;
    channel.listen((message) => void this.#hear(message as Message, methods));
  }

  async call(method: string, ...values: readonly unknown[]): Promise<unknown> {
    this.#last += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#last, waiting);
    this.#channel.send({ kind: 'call', id: this.#last, method, values });
    return await waiting.promise;
  }

  /** A call whose answer nobody needs. */
  tell(method: string, ...values: readonly unknown[]): void {
    this.call(method, ...values).catch(() => undefined);
  }

  /** The other end is gone. */
  end(why: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(why));
    this.#waiting.clear();
  }

  async #hear(message: Message, methods: Methods): Promise<void> {
    if (message.kind === 'answer') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error === undefined) waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.error));
      return;
    }
    const { id, method, values } = message;
    try {
      const value = await (methods[method] as ((...values: readonly unknown[]) => unknown) | undefined)?.(...values);
      this.#channel.send({ kind: 'answer', id, value });
    } catch (error) {
      this.#channel.send({ kind: 'answer', id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}
