import { useEffect } from 'react';
import { useProjectStatus } from '../../state/context.tsx';
import { words } from '../../words/ui.ts';
import { projectName } from './project-name.ts';

/** Tabs and windows are told apart by the project they show. */
export function useWindowTitle(): void {
  const directory = useProjectStatus()?.directory;
  useEffect(() => {
    document.title = directory === undefined ? words.product : `${projectName(directory)} – ${words.product}`;
  }, [directory]);
}
