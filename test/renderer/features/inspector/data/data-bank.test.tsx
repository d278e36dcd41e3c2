// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
import { giveRoom } from '../../../support/show.tsx';
import { scrollTo } from '../../../support/very-many.ts';
import { base64, finding, stamp, tilePreview } from '../values.ts';

const files = [
  { name: 'credits.txt', input: 'credits.txt', size: 9, text: true, head: 'file-0' },
  { name: 'noise.bin', input: 'noise.bin', size: 200_000, text: false, head: 'file-1' },
];
const heads: Readonly<Record<string, Uint8Array>> = { 'file-0': new TextEncoder().encode('Made by x'), 'file-1': new Uint8Array(65_536) };

let client: FakeClient;
let studio: Studio;

beforeEach(async () => {
  client = inspectorClient()
    .answer('getPreview', { ...tilePreview, bank: { kind: 'data-bank', total: 2, files } })
    .answer('getPreviewPart', ({ part }) => ({ ...stamp, media_type: 'application/octet-stream', bytes: base64(heads[part] ?? new Uint8Array()) }));
  studio = renderInspector(client);
  await screen.findByRole('grid', { name: '2 files' });
});
afterEach(() => {
  cleanup();
  studio.dispose();
});

describe('a data bank', () => {
  it('shows text as text, to be scrolled by keyboard', async () => {
    const text = await screen.findByRole('region', { name: 'Text of credits.txt' });
    expect(text.textContent).toBe('Made by x');
    expect(text.tabIndex).toBe(0);
  });

  it('shows bytes on request', async () => {
    await screen.findByRole('region', { name: 'Text of credits.txt' });
    fireEvent.click(screen.getByRole('radio', { name: 'Hex' }));
    expect(screen.getByRole('grid', { name: 'Bytes of credits.txt' }).getAttribute('aria-rowcount')).toBe('2');
  });

  it('begins with the bytes of what is no text, and says how much of it is shown', async () => {
    const list = screen.getByRole('grid', { name: '2 files' });
    fireEvent.focus(list);
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect((await screen.findByRole('grid', { name: 'Bytes of noise.bin' })).getAttribute('aria-rowcount')).toBe('8192');
    expect(screen.getByText('first 64 KiB of 195 KiB')).toBeTruthy();
  });

  it('goes to the file of a finding that is followed', async () => {
    act(() => studio.navigation.follow(finding('Odd.', { file: 'assets/tiles/station/noise.bin' }).place));
    expect(await screen.findByRole('region', { name: 'Beginning of noise.bin' })).toBeTruthy();
  });
});

describe('a data bank of thousands of files', () => {
  const many = (offset: number, limit: number): typeof files =>
    Array.from({ length: Math.max(0, Math.min(limit, 2000 - offset)) }, (_, at) => ({ name: `room-${offset + at}.txt`, input: `room-${offset + at}.txt`, size: 9, text: true, head: `file-${offset + at}` }));

  it('is one list, of which the pages in sight alone are read', async () => {
    cleanup();
    client.answer('getPreview', ({ offset = 0, limit = 64 }) => ({ ...tilePreview, bank: { kind: 'data-bank', total: 2000, files: many(offset, limit) } }));
    studio = renderInspector(client);
    const list = await screen.findByRole('grid', { name: '2,000 files' });
    expect(list.getAttribute('aria-rowcount')).toBe('2001');
    expect(screen.queryByRole('navigation', { name: 'Pages of the bank' })).toBeNull();
    fireEvent.focus(list);
    for (let at = 0; at < 70; at += 1) fireEvent.keyDown(list, { key: 'ArrowDown' });
    expect(await screen.findByRole('region', { name: 'Beginning of room-70.txt' })).toBeTruthy();
    const asked = client.calls.filter(({ name }) => name === 'getPreview').map(({ request }) => (request as { offset?: number }).offset);
    expect(new Set(asked)).toEqual(new Set([0]));
  });

  it('shows the beginning of the chosen one wherever the list is scrolled', async () => {
    cleanup();
    giveRoom();
    client.answer('getPreview', ({ offset = 0, limit = 64 }) => ({ ...tilePreview, bank: { kind: 'data-bank', total: 2000, files: many(offset, limit) } }));
    studio = renderInspector(client);
    const list = await screen.findByRole('grid', { name: '2,000 files' });
    await scrollTo(list, 1200 * 24);
    fireEvent.click(await screen.findByText('room-1205.txt'));
    expect(await screen.findByRole('region', { name: 'Beginning of room-1205.txt' })).toBeTruthy();
    await scrollTo(list, 0);
    await screen.findByText('room-3.txt');
    expect(screen.getByRole('region', { name: 'Beginning of room-1205.txt' })).toBeTruthy();
  });
});
