import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { AnswerOf, ValidRequestOf } from '../../contract/operations.ts';
import { openContainedRoot } from '../../io/contained-path.ts';
import { replaceDurable } from '../../io/durable-write.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { failureOf } from '../commit/failure.ts';
import { makeMissing } from '../commit/journal.ts';
import { at, type Medium } from '../commit/medium.ts';
import { initialFiles } from '../documents/init.ts';
import { archiveServices } from './archive/archive-services.ts';
import { describeFamilies } from './assets/describe-families.ts';
import { mergeRegistry } from './drift/merge-registry.ts';
import type { FreeOperationName, Services } from './services.ts';

/** What can be asked without an open project. `directoryOf` finds an open project's directory by its id. */
export function freeServices(
  fs: FileSystem,
  directoryOf: (projectId: string) => string | undefined = () => undefined,
): Services<FreeOperationName> {
  return {
    initProject: async (request) => initProject(fs, request),
    describeFamilies: async () => describeFamilies(),
    ...archiveServices(fs, directoryOf),
    mergeRegistry: async (request) => mergeRegistry(request),
  };
}

/**
 * Makes a directory a project: an empty registry and what version control needs to know (formats.md §1).
 * What is there already is left as it is. The registry comes last: it is what makes the project.
 */
export function initProject(fs: FileSystem, { directory }: ValidRequestOf<'initProject'>): AnswerOf<'initProject'> {
  const root = openContainedRoot(fs, directory);
  if (!root.ok) return err(noDirectory(directory, root.error));
  const medium: Medium = { fs, projectDir: root.value.path, flushBy: 'directory' };
  const created: string[] = [];
  const kept: string[] = [];
  for (const { path, text } of initialFiles()) {
    const written = writeMissing(medium, path, text);
    if (!written.ok) return written;
    (written.value ? created : kept).push(path);
  }
  return ok({ directory: root.value.path, created, kept });
}

/** Whether the file was written; `false` when something stood there. */
function writeMissing(medium: Medium, path: string, text: string): Result<boolean, PackerError> {
  const parent = path.slice(0, path.lastIndexOf('/'));
  try {
    makeMissing(medium, parent);
    if (medium.fs.stat(at(medium, path))) return ok(false);
    // Whole or not at all: half a registry would be kept as it is by the next try.
    replaceDurable(medium.fs, at(medium, path), new TextEncoder().encode(text));
    return ok(true);
  } catch (error) {
    return err(failureOf(error, path));
  }
}

function noDirectory(directory: string, error: PackerError): PackerError {
  if (error.code !== 'project_not_found') return error;
  return packerError('project_not_found', `${directory} is not a directory.`, 'Make the directory first, then run it again.');
}
