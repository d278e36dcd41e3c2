import { useEffect } from 'react';
import { useShell, useStudio } from '../../state/context.tsx';
import { useStore } from '../../state/store.ts';

/**
 * A tab that is closed while something is packed lets go of its project, which cancels the pack: the browser asks
 * first, in its own words. The Electron shell asks by itself (electron/closing.ts).
 */
export function useLeaveQuestion(): void {
  const { packRun } = useStudio();
  const inBrowser = useShell().info?.host === 'browser';
  const packing = useStore(packRun, ({ run, asking }) => run?.running === true || asking === true);
  const asks = inBrowser && packing;
  useEffect(() => {
    if (!asks) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [asks]);
}
