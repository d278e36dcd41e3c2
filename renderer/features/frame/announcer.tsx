import { useEffect, useRef, type JSX } from 'react';
import { useConnection, useProjectStatus, useStudio } from '../../state/context.tsx';
import { useStore } from '../../state/store.ts';
import { LiveRegion } from '../../ui/hidden.tsx';
import { words } from '../../words/frame.ts';
import { words as spoken } from '../../words/state.ts';
import { words as kit } from '../../words/ui.ts';
import { projectName } from './project-name.ts';
import { useSpokenProgress } from './use-spoken-progress.ts';
import { useWindowTitle } from './use-window-title.ts';

/** Says aloud, and in the window's title, what is otherwise only seen: states of the project and of the connection, and what features announce. */
export function Announcer(): JSX.Element {
  const { notices } = useStudio();
  const polite = useStore(notices.store, (state) => state.polite);
  const urgent = useStore(notices.store, (state) => state.urgent);
  const status = useProjectStatus();
  const connection = useConnection();
  useWindowTitle();
  useSpokenProgress();

  const said = status && spoken.stateIs(kit.state[status.state], projectName(status.directory));
  useEffect(() => {
    if (said !== undefined) notices.announce(said, 'polite', 'state');
  }, [notices, said]);

  const before = useRef(connection);
  useEffect(() => {
    if (connection === 'lost') notices.announce(words.lost, 'urgent');
    if (connection === 'open' && before.current === 'lost') notices.announce(words.connected);
    before.current = connection;
  }, [notices, connection]);
  return (
    <>
      <LiveRegion text={polite} />
      <LiveRegion text={urgent} urgent />
    </>
  );
}
