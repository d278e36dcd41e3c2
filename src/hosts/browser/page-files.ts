import { err, ok, type Result } from '../../base/result.ts';
import { invariant } from '../../base/invariant.ts';
import { packerError, type PackerError } from '../../contract/errors.ts';
import type { FileSystem } from '../../io/file-system.ts';
import { readWhole } from '../../io/read-whole.ts';

/** A file of the built page. */
export interface PageFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The built page, by the exact target of a request. A target that is not in it is not there: nothing is looked up on the disk. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
};

/** For whoever mends the page; nobody else needs them. */
const notServed = /\.map$/u;
const largestFile = 32 * 1024 * 1024;

/** Reads the built page whole, once, at boot. `not_available` when it is not built. */
export function loadPageFiles(fileSystem: FileSystem, directory: string): Result<PageFiles, PackerError> {
  if (fileSystem.stat(`${directory}/index.html`)?.kind !== 'file') return err(notBuilt);
  const files = new Map<string, PageFile>();
  collect(fileSystem, directory, '', files);
  const index = files.get('/index.html');
  return index ? ok(files.set('/', index)) : err(notBuilt);
}

const notBuilt = packerError('not_available', 'The page of the Studio is not built.', 'Run npm run build, then start it again.');

function collect(fileSystem: FileSystem, directory: string, below: string, into: Map<string, PageFile>): void {
  for (const { name, kind } of fileSystem.list(`${directory}${below}`)) {
    const path = `${below}/${name}`;
    if (kind === 'directory') collect(fileSystem, directory, path, into);
    // A link is not followed: what is served is what was built.
    if (kind === 'file' && !notServed.test(name)) into.set(path, read(fileSystem, `${directory}${path}`, name));
  }
}

function read(fileSystem: FileSystem, path: string, name: string): PageFile {
  const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)];
  invariant(mediaType !== undefined, `the built page holds ${name}, of a kind that has no media type`);
  const whole = readWhole(fileSystem, path, largestFile);
  invariant(whole.ok, `the built page changed while it was read, or ${name} is larger than ${largestFile} bytes`);
  return { mediaType, bytes: whole.value.bytes };
}
