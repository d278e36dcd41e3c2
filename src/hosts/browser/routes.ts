import { browserHostPaths, secretPattern, windowHeader } from '../../contract/browser-host.ts';
import { parseFrame } from '../../transport/frame-text.ts';
import { jsonAnswer, refusalAnswer, type Answer } from './answer.ts';
import type { PageFiles } from './page-files.ts';
import { noSuchPart, noSuchWindow, parsePartTarget, partAnswer } from './preview-part.ts';
import { bearerKey, headerValues, type RawRequest } from './request-guard.ts';
import type { BrowserSession, Exchange, Sessions } from './sessions.ts';
import type { Windows } from './windows.ts';

export interface RouteParts {
  readonly files: PageFiles;
  readonly sessions: Sessions;
  readonly windows: Pick<Windows, 'find'>;
}

/** A request that the guard let through, and its body. */
export interface RoutedRequest extends RawRequest {
  readonly body: Uint8Array;
}

/** Who asks: `undefined` for somebody who has shown no key that is known. */
export function whoAsks(request: RawRequest, sessions: Sessions): BrowserSession | undefined {
  const key = bearerKey(request);
  return key === undefined ? undefined : sessions.find(key);
}

/** What a request is answered. A target is compared with what there is, whole and as it was sent; no part of it becomes a path. */
export async function route(request: RoutedRequest, session: BrowserSession | undefined, parts: RouteParts): Promise<Answer> {
  const { url: target = '', method } = request;
  const file = parts.files.get(target);
  if (file) return method === 'GET' ? { status: 200, mediaType: file.mediaType, body: file.bytes } : wrongMethod('GET');
  if (target === browserHostPaths.session) return method === 'POST' ? openSession(request, parts.sessions) : wrongMethod('POST');
  if (target === browserHostPaths.link) return makeLink(method, session, parts.sessions);
  if (target.startsWith(`${browserHostPaths.preview}/`)) return await previewPart(request, session, parts);
  return refusalAnswer({ status: 404, why: 'There is nothing here.' });
}

function openSession(request: RoutedRequest, sessions: Sessions): Answer {
  const types = headerValues(request, 'content-type');
  if (types.length !== 1 || types[0] !== 'application/json') return refusalAnswer({ status: 415, why: 'JSON alone is taken.' });
  const token = tokenOf(request.body);
  if (token === undefined) return refusalAnswer({ status: 400, why: 'That is no token.' });
  return exchangeAnswer(sessions.exchange(token));
}

function tokenOf(body: Uint8Array): string | undefined {
  const parsed = parseFrame(Buffer.from(body).toString('utf8'));
  const value = parsed.ok ? parsed.value : undefined;
  const token = typeof value === 'object' && value !== null && 'token' in value ? value.token : undefined;
  return typeof token === 'string' && secretPattern.test(token) ? token : undefined;
}

function exchangeAnswer(exchange: Exchange): Answer {
  switch (exchange.kind) {
    case 'exchanged':
      return jsonAnswer(200, { session_key: exchange.key });
    case 'wrong_token':
      return refusalAnswer({ status: 401, why: 'The link is spent or wrong.' });
    case 'too_many_attempts':
      return refusalAnswer({ status: 429, why: 'Too many links were wrong.' });
    case 'too_many_sessions':
      return refusalAnswer({ status: 429, why: 'Too many tabs are open.' });
  }
}

function makeLink(method: string | undefined, session: BrowserSession | undefined, sessions: Sessions): Answer {
  if (method !== 'POST') return wrongMethod('POST');
  return session ? jsonAnswer(200, { token: sessions.newToken() }) : noKey;
}

async function previewPart(request: RawRequest, session: BrowserSession | undefined, { windows }: RouteParts): Promise<Answer> {
  if (request.method !== 'GET') return wrongMethod('GET');
  if (!session) return noKey;
  const asked = parsePartTarget(request.url ?? '');
  if (!asked) return noSuchPart;
  const [window = '', ...more] = headerValues(request, windowHeader);
  const side = more.length === 0 ? windows.find(session, window) : undefined;
  return side ? partAnswer(await side.part(asked)) : noSuchWindow;
}

const noKey = refusalAnswer({ status: 401, why: 'A key is needed.' });

function wrongMethod(allowed: string): Answer {
  return { ...refusalAnswer({ status: 405, why: `${allowed} alone is answered here.` }), headers: { allow: allowed } };
}
