import { useActions, useProject, useShell, useStudio } from '../../state/context.tsx';
import type { Action } from '../../state/actions.ts';
import type { Route } from '../../state/navigation.ts';
import { words } from '../../words/frame.ts';
import type { FrameProps } from './frame.tsx';

export const routeShortcuts: Readonly<Record<Route, string>> = {
  assets: 'Alt+1',
  problems: 'Alt+2',
  activity: 'Alt+3',
  pack: 'Alt+4',
  settings: 'Mod+,',
};

/** Of what the project menu shows too. */
export const projectShortcuts = { refresh: 'Mod+Alt+R', reveal: 'Mod+Alt+E', leave: 'Mod+O', close: 'Mod+Alt+W', tab: 'Mod+Alt+N' } as const;

/** What the frame itself can do, wherever one is. */
export function useFrameActions(screens: FrameProps['screens']): void {
  const studio = useStudio();
  const { project_id } = useProject();
  const { info } = useShell();
  const routes = Object.keys(routeShortcuts) as Route[];
  const go: Action[] = routes
    .filter((route) => route in screens)
    .map((route) => ({
      id: `go.${route}`,
      title: words.routes[route],
      group: words.rail,
      shortcut: routeShortcuts[route],
      ...(route === 'pack' && { also: 'Mod+Enter' }),
      run: () => studio.navigation.go(route),
    }));
  const refuse = async (asked: ReturnType<typeof studio.call>): Promise<boolean> => {
    const answer = await asked;
    if (!answer.ok) studio.notices.refuse(answer.error);
    return answer.ok;
  };
  // A tab that this page opens itself has its key (src/contract/browser-host.ts).
  const tab: Action = { id: 'studio.tab', title: words.tab, group: words.bar, shortcut: projectShortcuts.tab, run: () => void window.open(location.pathname) };
  const reveal: Action = {
    id: 'project.reveal',
    title: words.reveal,
    group: words.bar,
    shortcut: projectShortcuts.reveal,
    run: () => void refuse(studio.call('revealFile', { project_id, path: 'assets' })),
  };
  useActions([
    ...go,
    ...(info?.host === 'browser' ? [tab] : []),
    ...(info?.abilities.reveal_file ? [reveal] : []),
    { id: 'project.refresh', title: words.lookNow, group: words.bar, shortcut: projectShortcuts.refresh, run: () => void refuse(studio.call('refresh', { project_id })) },
    { id: 'project.leave', title: words.welcome, group: words.bar, shortcut: projectShortcuts.leave, run: () => studio.leave() },
    {
      id: 'project.close',
      title: words.closeProject,
      group: words.bar,
      shortcut: projectShortcuts.close,
      run: () => void refuse(studio.call('closeProject', { project_id })).then((closed) => closed && studio.leave()),
    },
  ]);
}
