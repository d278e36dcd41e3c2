/** News of something on its way comes at most this often, and none of what is over before. Milliseconds. */
const pause = 50;

/** Hands on how far something has come: now and then, and where it ends, if it was told of at all. */
export function nowAndThen(tell: (done: number, total: number) => void, now: () => number = () => performance.now()): (done: number, total: number) => void {
  let last = now();
  let begun = false;
  return (done, total) => {
    const since = now() - last;
    if (since < pause && !(begun && done === total)) return;
    last = now();
    begun = true;
    tell(done, total);
  };
}
