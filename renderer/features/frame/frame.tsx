import { Activity, useRef, useState, type JSX, type ReactNode } from 'react';
import { useConnection, useNavigation, useProjectStatus, useShell } from '../../state/context.tsx';
import type { Route } from '../../state/navigation.ts';
import { words } from '../../words/frame.ts';
import { Announcer } from './announcer.tsx';
import { ConnectionBar, ConnectionScreen } from './connection-screen.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { useFrameActions } from './frame-actions.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useScreenFocus } from './use-screen-focus.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';
import './frame.css';

export interface FrameProps {
  /** A screen a route; the rail shows those there are. */
  readonly screens: Readonly<Partial<Record<Route, ReactNode>>>;
  /** Between the bar and the screen: what everyone has to know. */
  readonly banner?: ReactNode;
  /** Over everything of an open project: dialogs of features. */
  readonly overlays?: ReactNode;
  /** Where no project is open. */
  readonly welcome: ReactNode;
}

export function Frame({ screens, banner, overlays, welcome }: FrameProps): JSX.Element {
  const status = useProjectStatus();
  const connection = useConnection();
  const { info } = useShell();
  useShortcuts();
  useLeaveQuestion();
  const over = connection === 'refused' || connection === 'ended';
  const known = info !== undefined || status !== undefined;
  return (
    <div className="frame">
      {known && !over && <ConnectionBar />}
      {over || !known ? (
        <ConnectionScreen />
      ) : status ? (
        <Open screens={screens} banner={banner} overlays={overlays} />
      ) : (
        <main className="frame-welcome">{welcome}</main>
      )}
      <Palette />
      <Toasts />
      <Announcer />
    </div>
  );
}

function Open({ screens, banner, overlays }: Omit<FrameProps, 'welcome'>): JSX.Element {
  useFrameActions(screens);
  return (
    <>
      <TopBar />
      <div className="frame-middle">
        <Rail screens={screens} />
        <main className="frame-main">
          {banner}
          <Screens screens={screens} />
        </main>
      </div>
      {overlays}
    </>
  );
}

/** A screen that was left keeps what it was at: filters, scroll, selection. It is not kept up to date meanwhile. */
function Screens({ screens }: Pick<FrameProps, 'screens'>): JSX.Element {
  const wanted = useNavigation((state) => state.route);
  const route = wanted in screens ? wanted : ((Object.keys(screens)[0] as Route | undefined) ?? wanted);
  const [seen, setSeen] = useState<readonly Route[]>([route]);
  if (!seen.includes(route)) setSeen([...seen, route]);
  const holder = useRef<HTMLDivElement>(null);
  const focus = useScreenFocus(holder, route);
  return (
    <div ref={holder} className="frame-screens" {...focus}>
      {seen.map((one) => (
        <Activity key={one} mode={one === route ? 'visible' : 'hidden'}>
          <div className="frame-screen" data-route={one} tabIndex={-1} role="region" aria-label={words.screenOf(words.routes[one])}>
            {screens[one]}
          </div>
        </Activity>
      ))}
    </div>
  );
}
