import type { Steps } from '../../base/steps.ts';

/** Steps that are taken before others go first: some milliseconds of looking at names and reading small files. */
const slice = 256;

/** The same while a page is being answered: whoever asks waits for one slice, a dozen times until the first picture stands. */
export const besideAnswers = 64;

/** Work as long as it takes, with the event loop turning after every slice: answers and events do not wait for its end. */
export async function inSlices<T>(steps: Steps<T>, turn: () => Promise<void> = turnOfLoop, some = slice): Promise<T> {
  for (let taken = 1; ; taken += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (taken % some === 0) await turn();
  }
}

function turnOfLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
