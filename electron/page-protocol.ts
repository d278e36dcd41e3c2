import { pageOrigin } from '../src/contract/shell.ts';
import type { FileSystem } from '../src/io/file-system.ts';
import { readWhole } from '../src/io/read-whole.ts';
import { invariant } from '../src/base/invariant.ts';

/** Everything the page consists of, by path: read once, so that no address ever becomes a path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

interface PageFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Nothing but the page's own files runs or is shown; parts of previews come by id. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: asset:",
  'media-src blob: asset:',
  "connect-src 'self' asset:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** No file of the page is near it. */
const largestFile = 16 * 1024 * 1024;

/** Reads the built page. What has another ending than a page's files is not served. Throws the system's error. */
export function readPageFiles(fs: FileSystem, directory: string): PageFiles {
  const files = new Map<string, PageFile>();
  for (const { name, kind } of fs.list(directory)) {
    const mediaType = mediaTypes[name.slice(name.lastIndexOf('.') + 1)];
    if (kind !== 'file' || mediaType === undefined) continue;
    const read = readWhole(fs, `${directory}/${name}`, largestFile);
    invariant(read.ok, `the built page has a file that cannot be served: ${name}`);
    files.set(`/${name}`, { mediaType, bytes: read.value.bytes });
  }
  invariant(files.has('/index.html'), 'the built page has no index.html');
  return files;
}

/** Answers `app://prometeu/…` by exact path; everything else is 404, and only reading is known. */
export function answerPage(files: PageFiles, request: Pick<Request, 'method' | 'url'>): Response {
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { ...fixedHeaders, allow: 'GET' } });
  const file = files.get(pathOf(request.url));
  if (!file) return new Response(null, { status: 404, headers: fixedHeaders });
  return new Response(file.bytes, { headers: { ...fixedHeaders, 'content-type': file.mediaType } });
}

const fixedHeaders = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The path as it is asked for, undecoded; `/` is the page itself. */
function pathOf(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host, pathname } = new URL(address);
  if (`${protocol}//${host}` !== pageOrigin) return '';
  return pathname === '/' ? '/index.html' : pathname;
}
