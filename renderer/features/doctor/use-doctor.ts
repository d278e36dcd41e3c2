import { useProject, useStudio } from '../../state/context.tsx';
import type { DoctorRunState } from '../../state/doctor-run.ts';
import { useStore } from '../../state/store.ts';
import type { Studio } from '../../state/studio.ts';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { words } from '../../words/problems.ts';

export interface Doctor extends DoctorRunState {
  readonly lookIntoAll: () => void;
  readonly shortcut: string;
}

export const lookShortcut = 'F9';

export function useDoctor(): Doctor {
  const studio = useStudio();
  const { project_id } = useProject();
  const run = useStore(studio.doctorRun, (state) => state);
  return { ...run, shortcut: lookShortcut, lookIntoAll: () => void lookIntoAll(studio, project_id) };
}

/** Reads every file that a rule wants to know. What was unknown before is known then, on every screen. */
async function lookIntoAll(studio: Studio, projectId: string): Promise<void> {
  const { doctorRun, held, navigation, notices, queries, project } = studio;
  if (doctorRun.getState().looking) return;
  doctorRun.setState({ looking: true, progress: undefined, checked: undefined });
  const answer = await studio.call('runDoctor', { project_id: projectId, limit: 0 });
  // It was about a project that is no longer shown.
  if (held.current !== projectId) return undefined;
  doctorRun.setState({ looking: false, progress: undefined, checked: answer.ok ? answer.value.checked : undefined });
  if (!answer.ok) return notices.refuse(answer.error);
  queries.outdate('everything');
  project.read();
  const { assets, files, bytes } = answer.value.checked;
  // Problems shows it itself; from elsewhere nothing else would say that it has ended.
  if (navigation.store.getState().route !== 'problems') {
    const show = { title: words.showProblems, run: () => navigation.go('problems') };
    notices.notify({ kind: 'info', text: words.lookedInto(formatCount(assets), formatCount(files), formatBytes(bytes)), action: show });
  }
}
