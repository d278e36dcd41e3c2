import { useActions, useProject, useStudio } from '../../state/context.tsx';
import { words } from '../../words/pack.ts';
import { cancelPack, startPack, usePacking } from './packing.ts';

export const packShortcut = 'Mod+Shift+Enter';
export const cancelShortcut = 'Mod+.';

/** What can be done about packs from every screen. */
export function PackActions(): null {
  const studio = useStudio();
  const { project_id } = useProject();
  const { running } = usePacking();
  const group = words.group;
  useActions([
    {
      id: 'pack.start',
      title: words.pack,
      group,
      shortcut: packShortcut,
      unavailable: running ? words.packing : undefined,
      run: () => void startPack(studio, project_id),
    },
    {
      id: 'pack.cancel',
      title: words.cancel,
      group,
      shortcut: cancelShortcut,
      unavailable: running ? undefined : words.notRunning,
      run: () => void cancelPack(studio, project_id),
    },
  ]);
  return null;
}
