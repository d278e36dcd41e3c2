import { useActions, useProject, useShell, useStudio } from '../../state/context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { words } from '../../words/settings.ts';
import { useProjectChange } from './use-project-change.ts';

const themes = ['dark', 'light', 'system'] as const;

/** The Studio's own settings, with and without a project. */
export function StudioSettingsActions(): null {
  const { shell } = useStudio();
  const { settings } = useShell();
  const group = words.group;
  useActions([
    ...themes.map((theme, index) => ({
      id: `settings.theme.${theme}`,
      title: words.themeOf(words.themes[theme]),
      group,
      shortcut: `Mod+Shift+F${index + 1}`,
      run: () => void shell.update({ theme }),
    })),
    {
      id: 'settings.density',
      title: words.switchDensity,
      group,
      shortcut: 'Mod+Shift+F4',
      run: () => void shell.update({ density: settings?.density === 'comfortable' ? 'compact' : 'comfortable' }),
    },
  ]);
  return null;
}

/** The open project's settings, from every screen. */
export function SettingsActions(): null {
  const { project_id, access } = useProject();
  const project = useQuery('getProjectSettings', { project_id }).data;
  const change = useProjectChange();
  const group = words.group;
  useActions([
    {
      id: 'settings.refresh',
      title: words.switchRefresh,
      group,
      shortcut: 'Mod+Shift+F5',
      unavailable: access.mode === 'read_only' ? (access.reason ?? words.readOnly) : undefined,
      run: () => void change.save({ refresh: project?.refresh === 'manual' ? 'automatic' : 'manual' }),
    },
  ]);
  return null;
}
