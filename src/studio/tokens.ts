import type { InjectionToken } from 'tsyringe';
import type { EventBus } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { OpenRuntime } from '../packer/runtime/packer-runtime.ts';
import type { FreeServicesFactory, ProjectSessions, SessionSettings } from './project-sessions.ts';
import type { Studio } from './studio.ts';

// A symbol forgets its type, the annotation keeps it: resolving a token gives what was promised here.
function token<T>(name: string): InjectionToken<T> {
  return Symbol(name);
}

/** Everything the container knows by name. Resolved while booting and never after. */
export const tokens = {
  bus: token<EventBus<PackerEvent>>('bus'),
  fileSystem: token<FileSystem>('file system'),
  openRuntime: token<OpenRuntime>('open runtime'),
  freeServices: token<FreeServicesFactory>('free services'),
  sessionSettings: token<SessionSettings>('session settings'),
  sessions: token<ProjectSessions>('project sessions'),
  studio: token<Studio>('studio'),
} as const;
