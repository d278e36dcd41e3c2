import type { JSX } from 'react';
import { Activity, Boxes, CircleAlert, Package, Settings, type LucideIcon } from 'lucide-react';
import { useNavigation, useProject, useStudio } from '../../state/context.tsx';
import type { Route } from '../../state/navigation.ts';
import { names } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';
import { Tooltip } from '../../ui/popover.tsx';
import { words } from '../../words/frame.ts';
import type { FrameProps } from './frame.tsx';
import { routeShortcuts } from './frame-actions.ts';
import './rail.css';

const icons: Readonly<Record<Route, LucideIcon>> = { assets: Boxes, problems: CircleAlert, activity: Activity, pack: Package, settings: Settings };

const above: readonly Route[] = ['assets', 'problems', 'activity', 'pack'];

export function Rail({ screens }: Pick<FrameProps, 'screens'>): JSX.Element {
  const { problems } = useProject();
  return (
    <nav className="rail" aria-label={words.rail}>
      {above.filter((route) => route in screens).map((route) => (
        <RailButton key={route} route={route} count={route === 'problems' ? problems.errors + problems.warnings : 0} />
      ))}
      <div className="rail-space" />
      {'settings' in screens && <RailButton route="settings" count={0} />}
    </nav>
  );
}

function RailButton({ route, count }: { readonly route: Route; readonly count: number }): JSX.Element {
  const studio = useStudio();
  const here = useNavigation((state) => state.route) === route;
  const Icon = icons[route];
  return (
    <Tooltip text={words.routes[route]} side="right" shortcut={routeShortcuts[route]}>
      <button
        type="button"
        className={names('rail-button', here && 'rail-here')}
        aria-current={here ? 'page' : undefined}
        aria-label={words.routes[route]}
        onClick={() => studio.navigation.go(route)}
      >
        <Icon size={20} strokeWidth={1.75} aria-hidden />
        {count > 0 && (
          <span className="rail-count" aria-hidden>
            {count > 999 ? '999+' : formatCount(count)}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
