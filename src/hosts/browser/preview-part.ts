import { browserHostPaths, previewHeaders } from '../../contract/browser-host.ts';
import { packerError, type ErrorCode, type PackerError } from '../../contract/errors.ts';
import { operations, type AnswerOf, type RequestOf } from '../../contract/operations.ts';
import { jsonAnswer, type Answer } from './answer.ts';

const statuses: Partial<Record<ErrorCode, number>> = { invalid_request: 400, not_found: 404, project_closed: 404 };

export type PartRequest = RequestOf<'getPreviewPart'>;

/** Ids and a part's name, in no other spelling: nothing that could be read as a path gets past it. */
const address = /^\/([0-9A-Za-z]{1,64})\/([1-9]\d{0,9})\/([0-9a-f]{64})\/([a-z]{1,32}(?:-\d{1,6})?)$/u;

/** Takes `/preview/<project_id>/<asset_id>/<key>/<part>` apart; `undefined` for everything that is not exactly that. */
export function parsePartTarget(target: string): PartRequest | undefined {
  if (!target.startsWith(`${browserHostPaths.preview}/`)) return undefined;
  const [, project_id, asset_id, key, part] = address.exec(target.slice(browserHostPaths.preview.length)) ?? [];
  const parsed = operations.getPreviewPart.request.safeParse({ project_id, asset: { asset_id: Number(asset_id) }, key, part });
  return parsed.success ? parsed.data : undefined;
}

export function partAnswer(answer: AnswerOf<'getPreviewPart'>): Answer {
  if (!answer.ok) return partRefusal(answer.error);
  const { media_type, bytes, generation, state } = answer.value;
  const headers = { [previewHeaders.generation]: String(generation), [previewHeaders.state]: state };
  return { status: 200, mediaType: media_type, body: Buffer.from(bytes, 'base64'), headers };
}

export const noSuchPart: Answer = partRefusal(
  packerError('invalid_request', 'That is no address of a preview.', 'Ask for /preview/<project_id>/<asset_id>/<key>/<part>.'),
);

function partRefusal(error: PackerError): Answer {
  return jsonAnswer(statuses[error.code] ?? 409, error);
}

/** A window that was let go of: the page asks again once it is connected. */
export const noSuchWindow: Answer = partRefusal(
  packerError('connection_lost', 'The window that asks is not connected.', 'Connect, then ask again.'),
);
