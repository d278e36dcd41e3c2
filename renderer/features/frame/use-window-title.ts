import { useEffect } from 'react';
import { useConnection, useProjectStatus } from '../../state/context.tsx';
import { words } from '../../words/ui.ts';
import { projectName } from './project-name.ts';

/** Tabs and windows are told apart by the project they show, and say from afar how it is. */
export function useWindowTitle(): void {
  const status = useProjectStatus();
  const known = useConnection() === 'open';
  const title = status === undefined ? words.product : words.window(projectName(status.directory), known ? words.state[status.state] : words.offline);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
