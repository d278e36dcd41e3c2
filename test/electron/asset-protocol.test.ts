import { describe, expect, it } from 'vitest';
import { answerAsset } from '../../electron/asset-protocol.ts';
import { err, ok } from '../../src/base/result.ts';
import { packerError, type ErrorCode } from '../../src/contract/errors.ts';
import type { AnswerOf, RequestOf } from '../../src/contract/operations.ts';
import { assetAddress } from '../../src/contract/shell.ts';

const key = '0123456789abcdef'.repeat(4);
const found: AnswerOf<'getPreviewPart'> = ok({ generation: 4, state: 'fresh', media_type: 'audio/wav', bytes: Buffer.from('RIFF').toString('base64') });

async function ask(url: string, answer = found, method = 'GET') {
  const asked: RequestOf<'getPreviewPart'>[] = [];
  const response = await answerAsset((request) => {
    asked.push(request);
    return Promise.resolve(answer);
  }, { url, method });
  return { asked, response };
}

describe('a part of a preview', () => {
  it('is asked for by its ids', async () => {
    const { asked } = await ask(assetAddress({ project_id: 'a project', asset_id: 7, key, part: 'clip-0' }));
    expect(asked).toEqual([{ project_id: 'a project', asset: { asset_id: 7 }, key, part: 'clip-0' }]);
  });

  it('comes as its bytes, with what they are and when they were so', async () => {
    const { response } = await ask(assetAddress({ project_id: 'p', asset_id: 7, key, part: 'clip-0' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('RIFF');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'prometeu-generation': '4',
      'prometeu-state': 'fresh',
      'access-control-allow-origin': 'app://prometeu',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each<[ErrorCode, number]>([['not_found', 404], ['project_closed', 404], ['invalid_request', 400], ['stale_preview', 409]])('that the packer refuses is told as data: %s', async (code, status) => {
    const error = packerError(code, 'no', 'ask again');
    const { response } = await ask(assetAddress({ project_id: 'p', asset_id: 7, key, part: 'indices' }), err(error));
    expect([response.status, await response.json()]).toEqual([status, error]);
  });
});

it.each([
  'asset://preview/',
  `asset://preview/p/7/${key}/`,
  `asset://preview/p/7/${key}/../indices`,
  `asset://preview/p/7/${key}/..%2findices`,
  `asset://preview/p/7/${key}/indices?x`,
  `asset://preview/p/7/${key}/indices#x`,
  `asset://preview/p/7/${key}/indices/more`,
  `asset://preview/p/-7/${key}/indices`,
  `asset://preview/p/7e1/${key}/indices`,
  `asset://preview/p/7/${key.slice(1)}/indices`,
  `asset://preview/%zz/7/${key}/indices`,
  `asset://preview/${'p'.repeat(300)}/7/${key}/indices`,
  `asset://other/p/7/${key}/indices`,
  `asset://preview/etc/passwd`,
  `app://preview/p/7/${key}/indices`,
  `file:///p/7/${key}/indices`,
])('an address that names no part asks nobody: %s', async (url) => {
  const { asked, response } = await ask(url);
  expect([asked, response.status]).toEqual([[], 400]);
});

it('a part is only read', async () => {
  const { asked, response } = await ask(assetAddress({ project_id: 'p', asset_id: 7, key, part: 'indices' }), found, 'POST');
  expect([asked, response.status]).toEqual([[], 400]);
});
