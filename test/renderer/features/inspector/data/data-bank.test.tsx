// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
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
