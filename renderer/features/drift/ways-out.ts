import { useActions, useProject, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { words } from '../../words/drift.ts';

/** As the banner shows them. The refresh is the frame's own look at the disk. */
export const driftShortcuts = { review: 'F7', refresh: 'Mod+Alt+R', reopen: 'Mod+Alt+O' } as const;

interface WayOut {
  readonly run: () => void;
  readonly busy: boolean;
}

export interface WaysOut {
  /** Takes over contents that changed. */
  readonly refresh: WayOut;
  /** Reads everything from disk again. */
  readonly reopen: WayOut;
  /** Shows what differs, to be decided about. */
  readonly review: () => void;
}

/** What can be done when disk and project do not agree. */
export function useWaysOut(): WaysOut {
  const studio = useStudio();
  const { project_id } = useProject();
  const refreshing = useCall('refresh');
  const reopening = useCall('reopenProject');
  const refresh = async (): Promise<void> => {
    const answer = await refreshing.call({ project_id });
    if (!answer.ok) studio.notices.refuse(answer.error);
  };
  const reopen = async (): Promise<void> => {
    const answer = await reopening.call({ project_id });
    if (answer.ok) studio.show(answer.value);
    else studio.notices.refuse(answer.error);
  };
  return {
    refresh: { run: () => void refresh(), busy: refreshing.calling },
    reopen: { run: () => void reopen(), busy: reopening.calling },
    review: () => studio.navigation.review(true),
  };
}

/** The ways out, from every screen. */
export function useDriftActions(): void {
  const { state } = useProject();
  const { review, reopen } = useWaysOut();
  const group = words.group;
  useActions([
    { id: 'drift.review', title: words.reviewAction, group, shortcut: driftShortcuts.review, unavailable: state === 'fresh' ? words.nothing : undefined, run: review },
    { id: 'drift.reopen', title: words.reopenAction, group, shortcut: driftShortcuts.reopen, unavailable: state === 'failed' ? undefined : words.reopenOnly, run: reopen.run },
  ]);
}
