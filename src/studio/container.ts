// tsyringe refuses to load without it; no decorator of ours needs its metadata.
import 'reflect-metadata';
import { container as root, instanceCachingFactory, type DependencyContainer, type InjectionToken } from 'tsyringe';
import { EventBus, type ReportListenerError } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import { turnsByLockFile, type ExclusiveTurn } from '../io/exclusive-turn.ts';
import type { FileSystem } from '../io/file-system.ts';
import { temporaryNames, type TemporaryNames } from '../io/temporary-names.ts';
import type { OpenRuntime } from '../packer/runtime/packer-runtime.ts';
import { Activity } from './activity.ts';
import { EventHistory } from './event-history.ts';
import { Home, type HomeParts } from './home.ts';
import { ProjectSessions, type FreeServicesFactory, type SessionSettings } from './project-sessions.ts';
import type { HostKind } from './shell-abilities.ts';
import { StagingArea } from './staging-area.ts';
import { Studio } from './studio.ts';
import { tokens } from './tokens.ts';

/** What the Studio is made of and does not make itself. */
export interface StudioParts extends SessionSettings {
  readonly fileSystem: FileSystem;
  readonly openRuntime: OpenRuntime;
  readonly freeServices: FreeServicesFactory;
  /** Where the exception of somebody who listens to the bus goes. */
  readonly reportListenerError: ReportListenerError;
  /** Which program this is. Default: one without windows. */
  readonly about?: { readonly kind: HostKind; readonly version: string };
  /** A person's settings and projects. Default: none are kept. */
  readonly home?: HomeParts;
  /** Where files that pages hand over wait. Default: the system's place for temporary files. */
  readonly stagingParent?: string;
  /** How temporary things are named. Default: by machine and process. */
  readonly names?: TemporaryNames;
  /** Keeps processes apart that write the same settings. Default: a lock file beside them. */
  readonly turn?: ExclusiveTurn;
}

/**
 * Boots first, makes the one typed bus, registers it, and only then anything that could want it: every
 * runtime is handed this bus and none makes its own (architecture.md, "How it boots"). The order is container,
 * bus, then runtimes as projects are opened; hosts connect to the Studio that comes out.
 *
 * It wires and owns no lifetime: tsyringe lets go in creation order and stops at the first failure, so what
 * has to close is closed by {@link Studio.dispose}.
 */
export class Container {
  readonly studio: Studio;

  private constructor(parts: StudioParts) {
    const injector = root.createChildContainer();
    injector.register(tokens.bus, { useValue: new EventBus<PackerEvent>(parts.reportListenerError) });
    registerValues(injector, parts);
    registerFactories(injector);
    this.studio = injector.resolve(tokens.studio);
  }

  static boot(parts: StudioParts): Container {
    return new Container(parts);
  }
}

function registerValues(injector: DependencyContainer, parts: StudioParts): void {
  const { fileSystem, host, lockWaitMs, observation, keepOpen } = parts;
  injector.register(tokens.fileSystem, { useValue: fileSystem });
  injector.register(tokens.openRuntime, { useValue: parts.openRuntime });
  injector.register(tokens.freeServices, { useValue: parts.freeServices });
  injector.register<SessionSettings>(tokens.sessionSettings, {
    useValue: { host, lockWaitMs, ...(observation && { observation }), ...(keepOpen && { keepOpen }) },
  });
  const names = parts.names ?? temporaryNames;
  const area = new StagingArea(fileSystem, names, parts.stagingParent);
  injector.register(tokens.stagingArea, { useValue: area });
  injector.register(tokens.activity, { useValue: new Activity() });
  injector.register(tokens.about, { useValue: parts.about ?? { kind: 'cli', version: 'unknown' } });
  injector.register(tokens.home, { useValue: { home: parts.home && makeHome(parts, parts.home, names) } });
  // Only programs that have pages stage anything, and so sweep.
  if (parts.about) area.sweep();
}

function makeHome({ fileSystem, turn }: StudioParts, home: HomeParts, names: TemporaryNames): Home {
  const byLock = turnsByLockFile(fileSystem, `${home.settingsDirectory}/lock`);
  return new Home(home, { fileSystem, names, turn: turn ?? byLock });
}

/** Each made once, when it is first wanted, which is while booting. */
function registerFactories(injector: DependencyContainer): void {
  once(injector, tokens.history, (from) => new EventHistory(from.resolve(tokens.bus)));
  once(injector, tokens.sessions, (from) =>
    new ProjectSessions(
      from.resolve(tokens.bus),
      from.resolve(tokens.fileSystem),
      from.resolve(tokens.openRuntime),
      from.resolve(tokens.sessionSettings),
    ));
  once(injector, tokens.studio, (from) => {
    const sessions = from.resolve(tokens.sessions);
    const fileSystem = from.resolve(tokens.fileSystem);
    const makeFree = from.resolve(tokens.freeServices);
    return new Studio({
      bus: from.resolve(tokens.bus),
      history: from.resolve(tokens.history),
      sessions,
      activity: from.resolve(tokens.activity),
      area: from.resolve(tokens.stagingArea),
      free: makeFree(fileSystem, (id) => sessions.directoryOf(id)),
      home: from.resolve(tokens.home).home,
      fileSystem,
      about: from.resolve(tokens.about),
    });
  });
}

function once<T>(injector: DependencyContainer, token: InjectionToken<T>, make: (from: DependencyContainer) => T): void {
  injector.register(token, { useFactory: instanceCachingFactory(make) });
}
