import { createContext, useContext, useEffect, useRef, type JSX, type ReactNode } from 'react';
import { invariant } from '../../src/base/invariant.ts';
import type { ProjectStatus } from '../../src/contract/operations/project.ts';
import type { ConnectionState } from '../../src/transport/client-port.ts';
import type { ActivityState } from './activity.ts';
import type { Action } from './actions.ts';
import type { NavigationState } from './navigation.ts';
import type { PackRun } from './pack-run.ts';
import type { ShellState } from './shell.ts';
import { useStore } from './store.ts';
import type { Studio } from './studio.ts';

const Context = createContext<Studio | undefined>(undefined);

export function StudioProvider({ studio, children }: { readonly studio: Studio; readonly children: ReactNode }): JSX.Element {
  return <Context value={studio}>{children}</Context>;
}

/** The studio itself: for calls, navigation, notices, proposals. Its parts do not change; their stores do. */
export function useStudio(): Studio {
  const studio = useContext(Context);
  invariant(studio, 'a part of the page stands outside StudioProvider');
  return studio;
}

/** The open project as last reported; `undefined` while none is open. */
export function useProjectStatus(): ProjectStatus | undefined {
  return useStore(useStudio().project.store, (state) => state.status);
}

/** The open project. Only below the frame, where one is open. */
export function useProject(): ProjectStatus {
  const status = useProjectStatus();
  invariant(status, 'no project is open');
  return status;
}

export function useConnection(): ConnectionState {
  return useStore(useStudio().connection, ({ state }) => state);
}

export function useShell(): ShellState {
  return useStore(useStudio().shell.store, (state) => state);
}

export function useNavigation<P>(pick: (state: NavigationState) => P): P {
  return useStore(useStudio().navigation.store, pick);
}

export function useActivity(): ActivityState {
  return useStore(useStudio().activity.store, (state) => state);
}

export function usePackRun(): PackRun | undefined {
  return useStore(useStudio().packRun, (state) => state.run);
}

/** Every action there is now. */
export function useAllActions(): readonly Action[] {
  return useStore(useStudio().actions.store, (state) => state.actions);
}

/** Offers actions while the component is there. Their titles and availability may change; what they run is always the latest. */
export function useActions(actions: readonly Action[]): void {
  const studio = useStudio();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(actions.map(({ id, title, group, shortcut, unavailable }) => [id, title, group, shortcut, unavailable]));
  useEffect(
    () =>
      studio.actions.register(
        latest.current.map((action) => ({
          ...action,
          run: () => latest.current.find(({ id }) => id === action.id)?.run(),
        })),
      ),
    [studio, shape],
  );
}
