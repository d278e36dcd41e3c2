import type { PackerError } from '../../../src/contract/errors.ts';
import type { RequestOf } from '../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { words } from '../../words/settings.ts';

export interface ProjectChange {
  readonly saving: boolean;
  readonly error: PackerError | undefined;
  readonly save: (change: Omit<RequestOf<'updateProjectSettings'>, 'project_id'>) => Promise<boolean>;
}

/** Writes settings of the project; a refusal is told in the packer's words. */
export function useProjectChange(): ProjectChange {
  const { notices, queries } = useStudio();
  const { project_id } = useProject();
  const { calling, error, call } = useCall('updateProjectSettings');
  const save: ProjectChange['save'] = async (change) => {
    const answer = await call({ project_id, ...change });
    if (!answer.ok) {
      notices.refuse(answer.error);
      return false;
    }
    queries.query('getProjectSettings', { project_id }).read();
    notices.announce(words.saved);
    return true;
  };
  return { saving: calling, error, save };
}
