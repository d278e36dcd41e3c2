// tsyringe refuses to load without it; no decorator of ours needs its metadata.
import 'reflect-metadata';
import { container as root, instanceCachingFactory, type DependencyContainer } from 'tsyringe';
import { EventBus, type ReportListenerError } from '../base/event-bus.ts';
import type { PackerEvent } from '../contract/events.ts';
import type { FileSystem } from '../io/file-system.ts';
import type { OpenRuntime } from '../packer/runtime/packer-runtime.ts';
import { ProjectSessions, type FreeServicesFactory, type SessionSettings } from './project-sessions.ts';
import { Studio } from './studio.ts';
import { tokens } from './tokens.ts';

/** What the Studio is made of and does not make itself. */
export interface StudioParts extends SessionSettings {
  readonly fileSystem: FileSystem;
  readonly openRuntime: OpenRuntime;
  readonly freeServices: FreeServicesFactory;
  /** Where the exception of somebody who listens to the bus goes. */
  readonly reportListenerError: ReportListenerError;
}

/**
 * Boots first, makes the one typed bus, registers it, and only then anything that could want it: every
 * runtime is handed this bus and none makes its own (architecture.md, "How it boots").
 *
 * It wires and owns no lifetime: tsyringe lets go in creation order and stops at the first failure, so what
 * has to close is closed by {@link Studio.dispose}.
 */
export class Container {
  readonly studio: Studio;

  private constructor(parts: StudioParts) {
    const injector = root.createChildContainer();
    injector.register(tokens.bus, { useValue: new EventBus<PackerEvent>(parts.reportListenerError) });
    registerParts(injector, parts);
    this.studio = injector.resolve(tokens.studio);
  }

  static boot(parts: StudioParts): Container {
    return new Container(parts);
  }
}

function registerParts(injector: DependencyContainer, parts: StudioParts): void {
  injector.register(tokens.fileSystem, { useValue: parts.fileSystem });
  injector.register(tokens.openRuntime, { useValue: parts.openRuntime });
  injector.register(tokens.freeServices, { useValue: parts.freeServices });
  injector.register<SessionSettings>(tokens.sessionSettings, {
    useValue: {
      host: parts.host,
      lockWaitMs: parts.lockWaitMs,
      ...(parts.observation && { observation: parts.observation }),
    },
  });
  injector.register(tokens.sessions, {
    useFactory: instanceCachingFactory(
      (from) =>
        new ProjectSessions(
          from.resolve(tokens.bus),
          from.resolve(tokens.fileSystem),
          from.resolve(tokens.openRuntime),
          from.resolve(tokens.sessionSettings),
        ),
    ),
  });
  injector.register(tokens.studio, {
    useFactory: instanceCachingFactory((from) => {
      const sessions = from.resolve(tokens.sessions);
      const makeFree = from.resolve(tokens.freeServices);
      const free = makeFree(from.resolve(tokens.fileSystem), (id) => sessions.directoryOf(id));
      return new Studio(from.resolve(tokens.bus), sessions, free);
    }),
  });
}
