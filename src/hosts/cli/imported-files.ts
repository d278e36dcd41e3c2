import { basename, join, resolve } from 'node:path';
import { err, ok, type Result } from '../../base/result.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { CliHost } from './host.ts';

/** A file from outside, by its whole path, and where it goes below the asset's root. */
export interface ImportedFile {
  readonly source: string;
  readonly path: string;
}

export interface ImportOptions {
  /** A folder when it ends in `/` or there are several files; else the file's own path. */
  readonly as?: string;
  readonly recursive?: boolean;
}

type Importing = Pick<CliHost, 'directory' | 'kindOf' | 'list'>;

/** The most files of one change; a home directory named by mistake is not walked to its end. */
const most = 10_000;

/**
 * The files that were named, and with `--recursive` those below the directories that were: like `cp -r`, under
 * the directory's own name, or, of `art/.`, without it. Links below a directory are refused, not followed.
 */
export function importedFiles(host: Importing, typed: readonly string[], options: ImportOptions): Result<ImportedFile[], PackerError> {
  const files: ImportedFile[] = [];
  for (const text of typed) {
    const source = resolve(host.directory, text);
    const kind = text === '' ? undefined : host.kindOf(source);
    if (kind === undefined) {
      return err(packerError('path_missing', `There is no file at ${text === '' ? 'an empty path' : text}.`, 'Name files that exist.'));
    }
    if (kind === 'file') {
      files.push({ source, path: basename(source) });
      continue;
    }
    if (!options.recursive) return err(wrong(`${text} is a directory.`, 'Add --recursive to import what is in it.'));
    const refused = addBelow(host, files, source, /(^|[\\/])\.{1,2}[\\/]?$/u.test(text) ? '' : `${basename(source)}/`);
    if (refused) return err(refused);
  }
  if (files.length > most) return err(tooMany());
  return files.length === 0 ? err(wrong('There is no file to import.', 'Name files, or a directory that holds some.')) : ok(placed(files, options));
}

function addBelow(host: Importing, files: ImportedFile[], directory: string, prefix: string): PackerError | undefined {
  for (const { name, kind } of host.list(directory)) {
    const source = join(directory, name);
    if (kind === 'directory') {
      const refused = addBelow(host, files, source, `${prefix}${name}/`);
      if (refused) return refused;
    } else if (kind === 'file') files.push({ source, path: prefix + name });
    else return wrong(`${source} is ${kind === 'link' ? 'a symbolic link' : 'no ordinary file'}.`, 'Name the files to import one by one.');
    if (files.length > most) return tooMany();
  }
  return undefined;
}

function placed(files: readonly ImportedFile[], { as }: ImportOptions): ImportedFile[] {
  if (as === undefined) return [...files];
  const target = as.replaceAll('\\', '/');
  const [only] = files;
  if (files.length === 1 && only && !target.endsWith('/')) return [{ ...only, path: target }];
  const folder = target.replace(/\/+$/u, '');
  return files.map((file) => ({ ...file, path: folder === '' ? file.path : `${folder}/${file.path}` }));
}

function tooMany(): PackerError {
  return wrong(`These are more than ${most} files.`, 'Import them in several steps.');
}

function wrong(message: string, remedy: string): PackerError {
  return packerError('invalid_request', message, remedy);
}
