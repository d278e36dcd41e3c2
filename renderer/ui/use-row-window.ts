import { useEffect, useRef, useState, type RefObject } from 'react';
import { useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';

export interface RowWindowOptions {
  readonly count: number;
  /** Of a row, in pixels. */
  readonly height: number;
  /** What sticks above the rows and takes that much of what is in sight, in pixels. */
  readonly head: number;
  readonly onVisible: ((first: number, last: number) => void) | undefined;
  readonly reveal: { readonly index: number } | undefined;
}

export interface RowWindow {
  readonly virtual: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The active row; -1 before there is one. */
  readonly current: number;
  readonly setActive: (index: number) => void;
}

/** Which rows of a long list are mounted, which are in sight, and which one is active. */
export function useRowWindow({ count, height, head, onVisible, reveal }: RowWindowOptions): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const current = Math.min(active, count - 1);
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
    // Without it the last row in sight would end below the edge.
    scrollPaddingEnd: head,
    // The active row stays mounted wherever one scrolls: assistive technology is pointed at it.
    rangeExtractor: (range) => indexesOf(range, current),
  });
  useEffect(() => virtual.measure(), [virtual, height]);

  const first = virtual.range?.startIndex ?? 0;
  const last = virtual.range?.endIndex ?? 0;
  useEffect(() => onVisible?.(first, last), [onVisible, first, last]);
  useEffect(() => {
    if (!reveal) return;
    setActive(reveal.index);
    virtual.scrollToIndex(reveal.index, { align: 'center' });
  }, [reveal, virtual]);
  useActiveKept(scroller, current * height, (current + 1) * height + head, () => virtual.scrollToIndex(current));
  return { virtual, scroller, current, setActive };
}

/** Less room, in a smaller window or beside something that came up, never takes the active row out of sight. */
function useActiveKept(scroller: RefObject<HTMLDivElement | null>, top: number, bottom: number, bring: () => void): void {
  const kept = useRef({ top, bottom, bring });
  useEffect(() => {
    kept.current = { top, bottom, bring };
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    let before = element.clientHeight;
    const observer = new ResizeObserver(() => {
      const { clientHeight: now, scrollTop } = element;
      const { top: from, bottom: to, bring: again } = kept.current;
      const wasInSight = to > 0 && from >= scrollTop && to <= scrollTop + before;
      if (wasInSight && to > scrollTop + now) again();
      before = now;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
}

function indexesOf({ startIndex, endIndex, overscan, count }: Range, active: number): number[] {
  const from = Math.max(0, startIndex - overscan);
  const to = Math.min(count - 1, endIndex + overscan);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, offset) => from + offset);
  if (active >= 0 && active < from) indexes.unshift(active);
  if (active > to && active < count) indexes.push(active);
  return indexes;
}
