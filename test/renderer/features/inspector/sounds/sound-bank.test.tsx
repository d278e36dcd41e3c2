// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Studio } from '../../../../../renderer/state/studio.ts';
import type { SoundBank } from '../../../../../renderer/features/inspector/asset-details.ts';
import { packerError } from '../../../../../src/contract/errors.ts';
import type { FakeClient } from '../../../support/fake-client.ts';
import { inspectorClient, renderInspector } from '../render-inspector.tsx';
import { base64, finding, tilePreview } from '../values.ts';

const clip: SoundBank['clips'][number] = {
  name: 'hum',
  input: 'hum.wav',
  source_rate: 44_100,
  source_channels: 1,
  source_frames: 44_100,
  rate: 22_050,
  channels: 2,
  frames: 22_050,
  size: 88_200,
  loop: { start: 2205, end: 11_025 },
  peaks: base64(new Uint8Array([0x80, 127])),
  audio: 'clip-0',
};

/** What the page asks of the machine's audio. */
class FakeSource {
  static last: FakeSource | undefined;
  loop = false;
  loopStart = 0;
  loopEnd = 0;
  buffer: unknown;
  onended: (() => void) | null = null;
  started: readonly [number, number] | undefined;
  stopped = false;
  constructor() {
    FakeSource.last = this;
  }
  connect(): void {
    /* nothing sounds */
  }
  disconnect(): void {
    /* nothing sounds */
  }
  start(when: number, offset: number): void {
    this.started = [when, offset];
  }
  stop(): void {
    this.stopped = true;
  }
}

class FakeAudio {
  readonly destination = {};
  readonly currentTime = 0;
  readonly createBufferSource = (): FakeSource => new FakeSource();
  readonly decodeAudioData = (bytes: ArrayBuffer): Promise<unknown> => (bytes.byteLength > 1 ? Promise.resolve({}) : Promise.reject(new Error('no sound in it')));
  readonly resume = (): Promise<void> => Promise.resolve();
  readonly close = (): Promise<void> => Promise.resolve();
}

let client: FakeClient;
let studio: Studio;
const show = async (clips = [clip], total = clips.length): Promise<void> => {
  client.answer('getPreview', { ...tilePreview, bank: { kind: 'sound-bank', clips, total } });
  studio = renderInspector(client);
  await screen.findByRole('button', { name: 'Play hum' });
};
const press = async (name: string): Promise<void> => {
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
  });
};

beforeEach(() => {
  FakeSource.last = undefined;
  vi.stubGlobal('AudioContext', FakeAudio);
  client = inspectorClient();
});
afterEach(() => {
  cleanup();
  studio.dispose();
  vi.unstubAllGlobals();
});

describe('a clip', () => {
  it('says what the conversion made of it', async () => {
    await show();
    for (const text of ['44100 Hz → 22050 Hz', 'mono → stereo', '44,100 frames → 22,050 frames', '1.00 s', '86.1 KiB', 'loop 2,205 to 11,025']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
  });

  it('plays what is packed, and stops', async () => {
    await show();
    await press('Play hum');
    expect(client.asked('getPreviewPart')).toMatchObject([{ part: 'clip-0' }]);
    expect(FakeSource.last).toMatchObject({ started: [0, 0], loop: false });
    await press('Stop hum');
    expect(FakeSource.last?.stopped).toBe(true);
    expect(screen.getByRole('button', { name: 'Play hum' })).toBeTruthy();
  });

  it('loops between its markers', async () => {
    await show();
    await press('Play hum with its loop');
    expect(FakeSource.last).toMatchObject({ loop: true, loopStart: 0.1, loopEnd: 0.5 });
  });

  it('starts where the keyboard puts its start', async () => {
    await show();
    const start = screen.getByRole('slider', { name: 'Where hum starts to play' });
    fireEvent.keyDown(start, { key: 'PageUp' });
    expect(start.getAttribute('aria-valuenow')).toBe('2205');
    await act(async () => {
      fireEvent.keyDown(start, { key: 'Enter' });
    });
    expect(FakeSource.last?.started).toEqual([0, 0.1]);
  });

  it('starts at the sample that a followed finding names, at the packed rate', async () => {
    const loud = finding('Clipped.', { file: 'assets/tiles/station/hum.wav', sample: 22_050 }, 'warning');
    await show();
    act(() => studio.navigation.follow(loud.place));
    expect(screen.getByRole('slider').getAttribute('aria-valuenow')).toBe('11025');
  });

  it('says why it cannot be played', async () => {
    await show();
    client.answer('getPreviewPart', packerError('stale_preview', 'It has changed.', 'Ask again.'));
    await press('Play hum');
    expect(screen.getByRole('alert').textContent).toBe('Cannot be played: It has changed.');
  });

  it('is silent when another asset is chosen', async () => {
    await show();
    await press('Play hum');
    act(() => studio.navigation.choose(undefined));
    expect(FakeSource.last?.stopped).toBe(true);
  });

  it('of no length has nothing to play', async () => {
    await show([{ ...clip, frames: 0, peaks: '' }]);
    expect(screen.getByRole('button', { name: 'Play hum' }).hasAttribute('disabled')).toBe(true);
  });
});

it('clips beyond the first page are asked for when one goes there', async () => {
  await show([clip], 300);
  expect(screen.getByText('1–64 of 300')).toBeTruthy();
  await press('After');
  expect(client.asked('getPreview').at(-1)).toMatchObject({ offset: 64, limit: 64 });
});
