import { describe, expect, it } from 'vitest';
import { TerminalLines } from '../../../src/hosts/cli/terminal-lines.ts';

/** A person whose lines come when the test says so. */
class Terminal {
  shown = '';
  canAsk = true;
  readonly #waiting: ((line: string | undefined) => void)[] = [];
  readonly err = {
    write: (text: string) => {
      this.shown += text;
    },
    isTerminal: true,
    columns: 80,
    closed: new Promise<void>(() => undefined),
  };

  readonly ask = async (question: string): Promise<string | undefined> => {
    this.shown += question;
    return await new Promise((resolve) => this.#waiting.push(resolve));
  };

  async enter(line: string | undefined): Promise<void> {
    this.#waiting.shift()?.(line);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

describe('lines of a terminal', () => {
  it('are taken one by one while the command goes on', async () => {
    const terminal = new Terminal();
    let entered = 0;
    void new TerminalLines(terminal, () => (entered += 1)).listen('Enter, please.');
    await terminal.enter('');
    await terminal.enter('');
    expect([entered, terminal.shown]).toEqual([2, 'Enter, please.']);
  });

  it('answer a question that stands, and nothing else then', async () => {
    const terminal = new Terminal();
    let entered = 0;
    const lines = new TerminalLines(terminal, () => (entered += 1));
    void lines.listen('');
    const answer = lines.ask('Sure? ');
    await terminal.enter('yes');
    expect([await answer, entered, terminal.shown]).toEqual(['yes', 0, 'Sure? ']);
    await terminal.enter('');
    expect(entered).toBe(1);
  });

  it('that end answer nothing any more', async () => {
    const terminal = new Terminal();
    const lines = new TerminalLines(terminal, () => undefined);
    void lines.listen('');
    const answer = lines.ask('Sure? ');
    await terminal.enter(undefined);
    expect([await answer, await lines.ask('And now? ')]).toEqual([undefined, undefined]);
    expect(terminal.shown).toBe('Sure? ');
  });

  it('are not waited for where nobody sits', async () => {
    const terminal = new Terminal();
    terminal.canAsk = false;
    const lines = new TerminalLines(terminal, () => undefined);
    await lines.listen('Enter, please.');
    expect([await lines.ask('Sure? '), terminal.shown]).toEqual([undefined, '']);
  });
});
