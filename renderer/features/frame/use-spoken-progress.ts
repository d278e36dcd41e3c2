import { useEffect, useRef } from 'react';
import { useProjectStatus, useStudio } from '../../state/context.tsx';
import { useStore } from '../../state/store.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/frame.ts';

/** Whoever listens is told how far something long is, but not of every step. */
const restMs = 10_000;

/** Says aloud how far a look at the disk, a look into all assets or a pack has come, when it takes long. */
export function useSpokenProgress(): void {
  const { notices, doctorRun, packRun } = useStudio();
  const reading = useProjectStatus()?.progress;
  const looking = useStore(doctorRun, (state) => (state.looking ? state.progress : undefined));
  const packing = useStore(packRun, ({ run }) => (run?.running === true ? run.progress : undefined));
  const far = reading ?? looking ?? packing;
  const what = reading ? words.spoken.reading : looking ? words.spoken.looking : words.spoken.packing;
  const text = far && what(formatCount(far.done), formatCount(far.total));

  const last = useRef<number>(undefined);
  useEffect(() => {
    if (text === undefined) {
      last.current = undefined;
      return;
    }
    const now = performance.now();
    last.current ??= now;
    if (now - last.current < restMs) return;
    last.current = now;
    notices.announce(text, 'polite', 'progress');
  }, [notices, text]);
}
