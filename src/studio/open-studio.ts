import { NodeFileSystem } from '../io/node-file-system.ts';
import { freeServices } from '../packer/runtime/free-services.ts';
import { openRuntime } from '../packer/runtime/open.ts';
import { Container, type StudioParts } from './container.ts';
import type { StudioCalls } from './studio.ts';

/** Boots a Studio over the real disk and the real packer. */
export function openStudio(settings: Omit<StudioParts, 'fileSystem' | 'openRuntime' | 'freeServices'>): StudioCalls {
  return Container.boot({ ...settings, fileSystem: new NodeFileSystem(), openRuntime, freeServices }).studio;
}
