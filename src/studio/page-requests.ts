import { err, ok, type Result } from '../base/result.ts';
import { packerError, type PackerError } from '../contract/errors.ts';
import type { ArchiveRef } from '../contract/operations/archive.ts';
import type { Change, Preview } from '../contract/operations/changes.ts';
import type { ValidRequestOf } from '../contract/operations.ts';
import type { PageOperationName } from '../contract/page.ts';
import { projectPathFault } from '../io/project-path.ts';

/** Finds a file that the page handed over for a project: its absolute path. Errors: `not_found`. */
export type FindStaged = (projectId: string, stagedId: string) => Result<string, PackerError>;

type Translated<T> = Result<T, PackerError>;
type Translations = { readonly [N in PageOperationName]?: (request: ValidRequestOf<N>, find: FindStaged) => Translated<ValidRequestOf<N>> };

const staged = /^staged:([0-9A-Za-z]{20})$/u;

/** What of a page's request names files, as the packer may have it. What is not here names none. */
const translations: Translations = {
  inspectArchive: (request) => byProject(request, { archive: request.archive }),
  verifyArchive: (request) => byProject(request, { archive: request.archive }),
  diffArchives: (request) => byProject(request, { before: request.before, after: request.after }),
  previewChange(request, find) {
    const changes = withSources(request.changes, '/changes', finder(request.project_id, find));
    return changes.ok ? ok({ ...request, changes: changes.value }) : changes;
  },
  applyChange: (request, find) => withPreview(request, find),
  undoChange: (request, find) => withPreview(request, find),
  applyReconcile: (request, find) => withPreview(request, find),
};

/**
 * Makes a page's request one that the packer may carry out (operations.md §9): an archive is named by its project, a
 * file to import by what was handed over, and whatever a preview stands on lies inside the project. Errors:
 * `path_not_contained`, `not_found`.
 */
export function pageRequest<N extends PageOperationName>(name: N, request: ValidRequestOf<N>, find: FindStaged): Translated<ValidRequestOf<N>> {
  const translate: Translations[N] = translations[name];
  return translate ? translate(request, find) : ok(request);
}

/** The staged files that the changes of a preview import. */
export function importedBy(changes: readonly Change[]): readonly string[] {
  return changes
    .flatMap((change) => (change.kind === 'import_artifacts' ? change.files : []))
    .flatMap(({ source }) => staged.exec(source)?.[1] ?? []);
}

function byProject<T>(request: T, refs: Readonly<Record<string, ArchiveRef>>): Translated<T> {
  const named = Object.entries(refs).find(([, ref]) => 'file' in ref);
  if (!named) return ok(request);
  return err(notContained(`/${named[0]}/file`, 'A page names an archive by its project.'));
}

type Source = (source: string, field: string) => Result<string, PackerError>;

function finder(projectId: string, find: FindStaged): Source {
  return (source, field) => {
    const id = staged.exec(source)?.[1];
    return id === undefined ? err(notContained(field, 'A page imports only what it handed over with stageImport.')) : find(projectId, id);
  };
}

/** A preview comes back from the page with the names that the page was told. */
function withPreview<T extends { readonly project_id: string; readonly preview: Preview }>(request: T, find: FindStaged): Translated<T> {
  const source = finder(request.project_id, find);
  const changes = withSources(request.preview.changes, '/preview/changes', source);
  if (!changes.ok) return changes;
  const sources: Preview['basis']['sources'] = [];
  for (const [index, read] of request.preview.basis.sources.entries()) {
    const path = source(read.path, `/preview/basis/sources/${String(index)}/path`);
    if (!path.ok) return path;
    sources.push({ ...read, path: path.value });
  }
  const fault = basisFault(request.preview);
  if (fault) return err(fault);
  return ok({ ...request, preview: { ...request.preview, changes: changes.value, basis: { ...request.preview.basis, sources } } });
}

function withSources(changes: readonly Change[], field: string, source: Source): Result<Change[], PackerError> {
  const translated: Change[] = [];
  for (const [index, change] of changes.entries()) {
    if (change.kind !== 'import_artifacts') {
      translated.push(change);
      continue;
    }
    const files: typeof change.files = [];
    for (const [place, file] of change.files.entries()) {
      const path = source(file.source, `${field}/${String(index)}/files/${String(place)}/source`);
      if (!path.ok) return path;
      files.push({ ...file, source: path.value });
    }
    translated.push({ ...change, files });
  }
  return ok(translated);
}

/** What the preview stands on is read again when it is applied: nothing of that may lie outside. */
function basisFault({ basis: { files, listings } }: Preview): PackerError | undefined {
  for (const [kind, entries] of Object.entries({ files, listings })) {
    const index = entries.findIndex(({ path }) => leavesProject(path));
    if (index !== -1) return notContained(`/preview/basis/${kind}/${String(index)}/path`, 'A preview stands on nothing outside the project.');
  }
  return undefined;
}

/** Names that are merely odd may stand on the disk already. */
function leavesProject(path: string): boolean {
  return path.includes('\\') || path.includes('\0') || projectPathFault(path)?.code === 'path_not_contained';
}

function notContained(field: string, message: string): PackerError {
  return packerError('path_not_contained', message, 'Name nothing outside the opened projects.', { place: { field } });
}
