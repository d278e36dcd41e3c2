import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { Result } from '../../../../src/base/result.ts';
import { playheadFrame, type Timed } from './playhead.ts';

/** What sounds now. */
export interface Playing {
  /** Part of the preview: `clip-3`. */
  readonly clip: string;
  readonly looping: boolean;
}

export interface PlayerState {
  readonly playing?: Playing;
  /** Asked for and not here yet. */
  readonly loading?: string;
  readonly error?: { readonly clip: string; readonly message: string };
}

type Load = (part: string) => Promise<Result<Uint8Array<ArrayBuffer>, PackerError>>;

/** Decoded clips that are kept for hearing them again. */
const kept = 8;

/** Plays clips as they are packed, one at a time. Decodes them itself: no element and no address is needed. */
export class ClipPlayer {
  readonly store: StoreApi<PlayerState> = createStore<PlayerState>(() => ({}));
  readonly #load: Load;
  readonly #decoded = new Map<string, AudioBuffer>();
  #context: AudioContext | undefined;
  #source: AudioBufferSourceNode | undefined;
  #turn = 0;
  #began: { readonly at: number; readonly from: number; readonly clip: Timed; readonly looping: boolean } | undefined;

  constructor(load: Load) {
    this.#load = load;
  }

  /** Plays a clip from a frame on; what sounded before ends. */
  async play(part: string, clip: Timed, from: number, looping: boolean): Promise<void> {
    this.stop();
    const turn = this.#turn;
    this.store.setState({ loading: part }, true);
    const audio = await this.#audio(part);
    if (turn !== this.#turn) return;
    if (typeof audio === 'string') {
      this.store.setState({ error: { clip: part, message: audio } }, true);
      return;
    }
    this.#start(part, audio, clip, from, looping);
  }

  stop(): void {
    this.#turn += 1;
    const source = this.#source;
    this.#source = undefined;
    this.#began = undefined;
    if (source) {
      source.onended = null;
      source.stop();
      source.disconnect();
    }
    this.store.setState({}, true);
  }

  /** The frame that sounds now. */
  frame(): number | undefined {
    const began = this.#began;
    if (!began || !this.#context) return undefined;
    return playheadFrame(Math.max(0, this.#context.currentTime - began.at), began.from, began.clip, began.looping);
  }

  dispose(): void {
    this.stop();
    this.#decoded.clear();
    void this.#context?.close();
    this.#context = undefined;
  }

  #start(part: string, audio: AudioBuffer, clip: Timed, from: number, looping: boolean): void {
    const context = this.#open();
    const source = context.createBufferSource();
    source.buffer = audio;
    source.loop = looping;
    if (looping && clip.loop) {
      source.loopStart = clip.loop.start / clip.rate;
      source.loopEnd = clip.loop.end / clip.rate;
    }
    source.connect(context.destination);
    source.onended = () => this.stop();
    source.start(0, from / clip.rate);
    this.#source = source;
    this.#began = { at: context.currentTime, from, clip, looping };
    this.store.setState({ playing: { clip: part, looping } }, true);
  }

  async #audio(part: string): Promise<AudioBuffer | string> {
    const known = this.#decoded.get(part);
    if (known) return known;
    const answer = await this.#load(part);
    if (!answer.ok) return answer.error.message;
    try {
      const audio = await this.#open().decodeAudioData(answer.value.buffer);
      this.#decoded.set(part, audio);
      const oldest = this.#decoded.keys().next().value;
      if (this.#decoded.size > kept && oldest !== undefined) this.#decoded.delete(oldest);
      return audio;
    } catch (reason) {
      return reason instanceof Error ? reason.message : String(reason);
    }
  }

  /** Only when something is to sound: until then the machine's audio is left alone. */
  #open(): AudioContext {
    this.#context ??= new AudioContext();
    void this.#context.resume();
    return this.#context;
  }
}
