/** Work that blocks the event loop for longer than this lets it turn. Milliseconds. */
const longest = 8;

/**
 * Lets the event loop turn, but not after every small piece of work: beside others who do the same, each turn costs as
 * much as a slice of theirs. What it answers is awaited after each piece.
 */
export function inStretches(turn: () => Promise<void>, now: () => number = () => performance.now()): () => Promise<void> {
  let since = now();
  return async () => {
    if (now() - since < longest) return;
    await turn();
    since = now();
  };
}
