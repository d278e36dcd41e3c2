import { useRef, type JSX } from 'react';
import { FolderOpen, Gamepad2 } from 'lucide-react';
import type { AnswerOf } from '../../../src/contract/operations.ts';
import { useActions, useShell, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { useQuery } from '../../state/use-query.ts';
import { PixelArt } from '../../ui/pixel-art.tsx';
import { words } from '../../words/welcome.ts';
import { NewProject } from './new-project.tsx';
import { RecentProjects } from './recent-projects.tsx';
import { StartButton } from './start-button.tsx';
import { useFirstFocus } from './use-first-focus.ts';
import './welcome.css';

const shortcuts = { open: 'Mod+O', create: 'Alt+N', elsewhere: 'Alt+Shift+N', sample: 'Alt+S' } as const;

/** Where no project is open: go on with one, or make one. */
export function Welcome(): JSX.Element {
  const studio = useStudio();
  const { info } = useShell();
  const recent = useQuery('listRecentProjects', {});
  const whole = useRef<HTMLDivElement>(null);
  useFirstFocus(whole, recent.data);
  const sample = useCall('openSampleProject');
  const pick = useCall('pickProject');
  const openSample = async (): Promise<void> => {
    const answer = await sample.call({});
    if (answer.ok) studio.show(answer.value);
    else studio.notices.refuse(answer.error);
  };
  const take = (answer: AnswerOf<'pickProject'>): void => {
    if (!answer.ok) studio.notices.refuse(answer.error);
    else if (answer.value.status) studio.show(answer.value.status);
  };
  const choose = async (purpose: 'open' | 'create'): Promise<void> => take(await pick.call({ purpose }));
  const picks = info?.abilities.pick_project === true;
  useActions([
    ...(picks ? [{ id: 'welcome.open', title: words.open, group: words.group, shortcut: shortcuts.open, run: () => void choose('open') }] : []),
    ...(picks ? [{ id: 'welcome.elsewhere', title: words.createIn, group: words.group, shortcut: shortcuts.elsewhere, run: () => void choose('create') }] : []),
    { id: 'welcome.create', title: words.create, group: words.group, shortcut: shortcuts.create, run: () => whole.current?.querySelector('input')?.focus() },
    { id: 'welcome.sample', title: words.sample, group: words.group, shortcut: shortcuts.sample, run: () => void openSample() },
  ]);
  return (
    <div className="welcome" ref={whole}>
      <header className="welcome-head">
        <PixelArt sprite="flame" scale={6} />
        <div>
          <h1>{words.title}</h1>
          <p>{words.says}</p>
          {info && <p className="welcome-version">{words.version(info.version)}</p>}
        </div>
      </header>
      <div className="welcome-columns">
        <section aria-labelledby="welcome-start">
          <h2 id="welcome-start">{words.start}</h2>
          <div className="welcome-start">
            {picks && <StartButton icon={FolderOpen} title={words.open} says={words.openSays} shortcut={shortcuts.open} disabled={pick.calling} onStart={() => void choose('open')} />}
            <NewProject folder={recent.data?.projects_folder} shortcut={shortcuts.create} elsewhereShortcut={shortcuts.elsewhere} onElsewhere={picks ? () => void choose('create') : undefined} />
            <StartButton icon={Gamepad2} title={words.sample} says={words.sampleSays} shortcut={shortcuts.sample} disabled={sample.calling} onStart={() => void openSample()} />
          </div>
        </section>
        <section aria-labelledby="welcome-recent">
          <h2 id="welcome-recent">{words.recent}</h2>
          <RecentProjects recent={recent} />
        </section>
      </div>
    </div>
  );
}
