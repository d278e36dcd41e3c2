import { useActions } from '../../state/context.tsx';
import { words } from '../../words/problems.ts';
import { useDoctor } from './use-doctor.ts';

/** What can be done about problems from every screen. */
export function DoctorActions(): null {
  const { looking, shortcut, lookIntoAll } = useDoctor();
  useActions([
    { id: 'problems.lookInto', title: words.lookInto, group: words.group, shortcut, unavailable: looking ? words.looking : undefined, run: lookIntoAll },
  ]);
  return null;
}
