import { useEffect } from 'react';
import { useShell, useStudio } from '../../state/context.tsx';
import { isPacking } from '../../state/pack-run.ts';
import { useStore } from '../../state/store.ts';

/**
 * A tab that is closed while something is packed lets go of its project, which cancels the pack: the browser asks
 * first, in its own words. The Electron shell asks by itself (electron/closing.ts).
 */
export function useLeaveQuestion(): void {
  const { packRun, held } = useStudio();
  const inBrowser = useShell().info?.host === 'browser';
  const packing = useStore(packRun, isPacking);
  // Also one that goes on in a project that was left for another.
  const others = useStore(held.store, ({ packed }) => packed.length > 0);
  const asks = inBrowser && (packing || others);
  useEffect(() => {
    if (!asks) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [asks]);
}
