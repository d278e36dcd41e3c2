import { previewHeaders } from '../src/contract/browser-host.ts';
import type { ErrorCode, PackerError } from '../src/contract/errors.ts';
import { packerError } from '../src/contract/errors.ts';
import type { AnswerOf, RequestOf } from '../src/contract/operations.ts';
import { previewPartSchema } from '../src/contract/operations/preview.ts';
import { assetOrigin, pageOrigin } from '../src/contract/shell.ts';

/** Finds one part of a preview. */
export type FindPart = (request: RequestOf<'getPreviewPart'>) => Promise<AnswerOf<'getPreviewPart'>>;

/** Ids, and nothing that could become a path. */
const addressPattern = /^\/(?<project>[0-9A-Za-z%._~-]{1,200})\/(?<asset>\d{1,15})\/(?<key>[0-9a-f]{64})\/(?<part>[^/]{1,40})$/u;

/** Answers `asset://preview/<project_id>/<asset_id>/<key>/<part>`, as `assetAddress` says (contract/shell.ts). */
export async function answerAsset(findPart: FindPart, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  const asked = request.method === 'GET' ? partOf(request.url) : undefined;
  if (!asked) return refusal(packerError('invalid_request', 'That is no address of a part of a preview.', 'Ask for a part that getPreview named.'));
  const answer = await findPart(asked);
  if (!answer.ok) return refusal(answer.error);
  const { media_type, bytes, generation, state } = answer.value;
  return new Response(Buffer.from(bytes, 'base64'), {
    headers: {
      ...fixedHeaders,
      'content-type': media_type,
      [previewHeaders.generation]: String(generation),
      [previewHeaders.state]: state,
      'access-control-expose-headers': Object.values(previewHeaders).join(', '),
    },
  });
}

const fixedHeaders = {
  'access-control-allow-origin': pageOrigin,
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const statuses: Partial<Record<ErrorCode, number>> = {
  invalid_request: 400,
  not_found: 404,
  project_closed: 404,
  entry_not_found: 404,
};

function refusal(error: PackerError): Response {
  return Response.json(error, { status: statuses[error.code] ?? 409, headers: fixedHeaders });
}

function partOf(address: string): RequestOf<'getPreviewPart'> | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, pathname, search, hash } = new URL(address);
  if (`${protocol}//${host}` !== assetOrigin || search !== '' || hash !== '') return undefined;
  const { project = '', asset = '', key = '', part } = addressPattern.exec(pathname)?.groups ?? {};
  const named = previewPartSchema.safeParse(part);
  const projectId = decoded(project);
  if (!named.success || projectId === undefined) return undefined;
  return { project_id: projectId, asset: { asset_id: Number(asset) }, key, part: named.data };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
