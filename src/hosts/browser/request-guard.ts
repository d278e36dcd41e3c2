import type { HostLimits } from './limits.ts';

/** A request as it came, before anything is made of it. */
export interface RawRequest {
  readonly method: string | undefined;
  /** The request's target, exactly as it was sent. */
  readonly url: string | undefined;
  readonly httpVersion: string;
  /** Name, value, name, value: every header, also one that came twice. */
  readonly rawHeaders: readonly string[];
}

/** The host as its own pages address it. */
export interface OwnAddress {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
}

export interface Refusal {
  readonly status: number;
  /** For a person who looks; the same for everybody, so that it tells nothing. */
  readonly why: string;
}

/** A target is printable ASCII that begins with one slash: no other form of it (absolute, authority, `*`) does. */
const originForm = /^\/(?!\/)[\x21-\x22\x24-\x5b\x5d-\x7e]*$/u;

/** Where browsers say a request comes from: the address bar or a link in a program, or a page of ours. */
const ownSites: ReadonlySet<string> = new Set(['none', 'same-origin']);

/**
 * What every request and every upgrade has to pass before its target is looked at: sent by a page of this host,
 * or by a person's browser itself, to this host under its own address. Pure.
 */
export function guardRequest(request: RawRequest, own: OwnAddress, limits: Pick<HostLimits, 'targetLength'>): Refusal | undefined {
  const { url = '', method = '' } = request;
  if (request.httpVersion !== '1.1') return { status: 505, why: 'HTTP/1.1 alone is spoken here.' };
  if (url.length > limits.targetLength) return { status: 414, why: 'The address is too long.' };
  if (!originForm.test(url)) return { status: 400, why: 'The address is no path.' };
  const hosts = headerValues(request, 'host');
  if (hosts.length !== 1 || hosts[0] !== own.host) return { status: 421, why: 'This is another host.' };
  return guardOrigin(request, own, method !== 'GET' || headerValues(request, 'upgrade').length > 0) ?? guardBody(request);
}

function guardOrigin(request: RawRequest, own: OwnAddress, needed: boolean): Refusal | undefined {
  const origins = headerValues(request, 'origin');
  const sites = headerValues(request, 'sec-fetch-site');
  const foreign = origins.some((origin) => origin !== own.origin) || origins.length > 1 || (needed && origins.length === 0);
  if (foreign || sites.some((site) => !ownSites.has(site))) return { status: 403, why: 'This is for pages of this host.' };
  return undefined;
}

function guardBody(request: RawRequest): Refusal | undefined {
  if (headerValues(request, 'expect').length > 0) return { status: 417, why: 'Nothing is promised ahead.' };
  if (headerValues(request, 'transfer-encoding').length > 0) return { status: 411, why: 'A length is needed.' };
  const lengths = headerValues(request, 'content-length');
  if (lengths.length > 1) return { status: 400, why: 'One length is enough.' };
  const empty = lengths.every((length) => length === '0');
  return request.method === 'POST' || empty ? undefined : { status: 400, why: 'Nothing is taken along.' };
}

/** The values of a header, one for each time it came. */
export function headerValues({ rawHeaders }: Pick<RawRequest, 'rawHeaders'>, name: string): readonly string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

/** The key of `Authorization: Bearer <key>`. */
export function bearerKey(request: Pick<RawRequest, 'rawHeaders'>): string | undefined {
  const values = headerValues(request, 'authorization');
  return values.length === 1 ? /^Bearer ([0-9A-Za-z_-]{43})$/u.exec(values[0] ?? '')?.[1] : undefined;
}
