import type { CliHost } from './host.ts';

/** Lines from a terminal while a command goes on: each is taken for `entered`, or answers a question that stands. */
export class TerminalLines {
  readonly #host: Pick<CliHost, 'ask' | 'canAsk' | 'err'>;
  readonly #entered: () => void;
  #answer: ((line: string | undefined) => void) | undefined;
  #listening = false;

  constructor(host: Pick<CliHost, 'ask' | 'canAsk' | 'err'>, entered: () => void) {
    this.#host = host;
    this.#entered = entered;
  }

  /** Until the input ends, or the process. */
  async listen(invitation: string): Promise<void> {
    if (!this.#host.canAsk) return;
    this.#listening = true;
    for (let prompt = invitation; ; prompt = '') {
      const line = await this.#host.ask(prompt);
      const answer = this.#answer;
      this.#answer = undefined;
      if (answer) answer(line);
      if (line === undefined) break;
      if (!answer) this.#entered();
    }
    this.#listening = false;
  }

  /** `undefined` when nobody can be asked. */
  async ask(question: string): Promise<string | undefined> {
    if (!this.#listening) return undefined;
    this.#host.err.write(question);
    return await new Promise((resolve) => {
      this.#answer = resolve;
    });
  }
}
