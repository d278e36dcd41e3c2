import type { InjectionToken } from 'tsyringe';
import type { EventBus } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { OpenRuntime } from '../packer/runtime/packer-runtime.ts';
import type { Activity } from './activity.ts';
import type { EventHistory } from './event-history.ts';
import type { Home } from './home.ts';
import type { FreeServicesFactory, ProjectSessions, SessionSettings } from './project-sessions.ts';
import type { HostKind } from './shell-abilities.ts';
import type { StagingArea } from './staging-area.ts';
import type { Studio } from './studio.ts';

// A symbol forgets its type, the annotation keeps it: resolving a token gives what was promised here.
function token<T>(name: string): InjectionToken<T> {
  return Symbol(name);
}

/** Everything the container knows by name. Resolved while booting and never after. */
export const tokens = {
  bus: token<EventBus<PackerEvent>>('bus'),
  history: token<EventHistory>('event history'),
  fileSystem: token<FileSystem>('file system'),
  openRuntime: token<OpenRuntime>('open runtime'),
  freeServices: token<FreeServicesFactory>('free services'),
  sessionSettings: token<SessionSettings>('session settings'),
  sessions: token<ProjectSessions>('project sessions'),
  activity: token<Activity>('activity'),
  stagingArea: token<StagingArea>('staging area'),
  /** Without a value where the program keeps nothing of a person's own. */
  home: token<{ readonly home: Home | undefined }>('home'),
  about: token<{ readonly kind: HostKind; readonly version: string }>('about'),
  studio: token<Studio>('studio'),
} as const;
