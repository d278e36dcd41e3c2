import { Observer } from '../../drift/observer.ts';
import type { RuntimeOptions } from '../packer-runtime.ts';
import type { Project } from '../project.ts';

/** Has an open project watched: what is noticed is looked at, and taken over as the refresh policy has it. */
export function observe(project: Project, { watch, clock }: NonNullable<RuntimeOptions['observation']>): Observer {
  return new Observer({
    project: project.parts.project,
    watch,
    clock,
    target: {
      look: async (affected, patient) => {
        const looked = await project.look({ patient, ...(affected && { affected }) });
        if (!looked.ok) return 'failed';
        if (looked.value === 'seen') project.keepDocuments();
        return looked.value;
      },
      busy: () => project.parts.lane.status.running,
      observing: (mode, reason) => {
        project.observing({ mode, ...(reason !== undefined && { reason }) });
      },
    },
  });
}
