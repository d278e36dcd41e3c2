/** What runs in the page to measure it. Each function is handed over as text and takes nothing from around it. */

/** Set up before the page's own code: when the first rows with a name in them have been painted, ms since the navigation began. */
export function watchFirstRows(): void {
  const seen = window as unknown as { firstStatus?: number; firstRows?: number };
  const painted = (then: (at: number) => void): void => {
    // The frame that this one is asked for in has been drawn when the task after the next callback runs.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(undefined);
    });
  };
  const observer = new MutationObserver(() => {
    if (seen.firstStatus === undefined && document.querySelector('.state-chip')) seen.firstStatus = performance.now();
    if (!document.querySelector('[role=treegrid] [data-index] [role=gridcell]:not(.table-blank), [role=grid] [data-index] [role=gridcell]:not(.table-blank)')) return;
    observer.disconnect();
    painted((at) => (seen.firstRows = at));
  });
  observer.observe(document, { childList: true, subtree: true });
}

export interface Scrolled {
  /** Milliseconds between frames. */
  readonly frames: readonly number[];
  /** Rows in the document at the same time, at most. */
  readonly mounted: number;
  /** Frames in which a row in sight had no content yet. */
  readonly blank: number;
}

/** Scrolls the list by that many pixels a frame, back and forth between its ends. */
export async function scroll({ step, frames }: { step: number; frames: number }): Promise<Scrolled> {
  const list = document.querySelector('[role=grid], [role=treegrid]');
  if (!list) throw new Error('there is no list');
  const times: number[] = [];
  let mounted = 0;
  let blank = 0;
  let by = step;
  await new Promise<void>((done) => {
    const frame = (now: number): void => {
      times.push(now);
      mounted = Math.max(mounted, list.querySelectorAll('[data-index]').length);
      // The active row stays mounted wherever one scrolls: what is out of sight is nobody's business.
      const { top, bottom } = list.getBoundingClientRect();
      const inSight = (row: Element): boolean => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom;
      if (Array.from(list.querySelectorAll('.table-blank')).some(inSight)) blank += 1;
      if (times.length > frames) {
        done();
        return;
      }
      const before = list.scrollTop;
      list.scrollTop += by;
      if (list.scrollTop === before) by = -by;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  return { frames: times.slice(1).map((time, at) => time - (times[at] ?? time)), mounted, blank };
}

/** From now on: milliseconds between frames, and when keys and answers came. */
export function watchTyping(): void {
  const seen = { frames: [] as number[], painted: [] as number[], answered: [] as number[] };
  Object.assign(window, { typing: seen });
  // Another list may stand in its place by then.
  const rows = (): string | null | undefined => document.querySelector('[role=grid], [role=treegrid]')?.getAttribute('aria-rowcount');
  let last = performance.now();
  let typedAt = 0;
  let known = rows();
  const frame = (now: number): void => {
    seen.frames.push(now - last);
    last = now;
    if (rows() !== known) {
      known = rows();
      seen.answered.push(now - typedAt);
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener(
    'input',
    (event) => {
      typedAt = event.timeStamp;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.painted.push(performance.now() - event.timeStamp);
        port2.postMessage(undefined);
      });
    },
    true,
  );
}

/** Set up before the page's own code: bytes that its scripts hold, at most, looked at now and then. */
export function watchMemory(): void {
  const seen = Object.assign(window as unknown as { mostMemory: number }, { mostMemory: 0 });
  // Each look at it is another object.
  const measured = performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } };
  setInterval(() => (seen.mostMemory = Math.max(seen.mostMemory, measured.memory.usedJSHeapSize)), 100);
}

/** Shows the other view of the assets; milliseconds until its rows are in the document, and until they are painted. */
export async function mount(view: string): Promise<{ readonly mounted: number; readonly painted: number }> {
  const button = Array.from(document.querySelectorAll<HTMLElement>('[role=radio]')).find((each) => (each.getAttribute('aria-label') ?? each.textContent) === view);
  if (!button) throw new Error(`there is no view ${view}`);
  const rows = (): boolean => document.querySelector(`[role=${view === 'Tree' ? 'treegrid' : 'grid'}] [data-index] [role=gridcell]:not(.table-blank)`) !== null;
  const start = performance.now();
  button.click();
  const mounted = await new Promise<number>((done) => {
    const look = (): void => {
      if (!rows()) return;
      observer.disconnect();
      done(performance.now() - start);
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  });
  const painted = await new Promise<number>((done) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(undefined);
    });
  });
  return { mounted, painted };
}
