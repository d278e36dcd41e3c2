import { useEffect, useLayoutEffect, useMemo, useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import { words } from '../../../words/inspector.ts';
import { bytesOf } from '../bank/base64.ts';
import { useDeviceRatio, useSize, useThemeTurn } from '../tiles/device.ts';
import { barsOf, readPeaks } from './peaks.ts';
import { formatSeconds, type Timed } from './playhead.ts';

export interface WaveformProps {
  readonly name: string;
  readonly clip: Timed & { readonly peaks: string };
  /** Where it starts to play, frames. */
  readonly start: number;
  readonly onStart: (frame: number) => void;
  readonly onPlay: () => void;
  /** The frame that sounds; nothing while it does not. */
  readonly frame: (() => number | undefined) | undefined;
}

/** A clip as it sounds over time, with its loop. Arrow keys and a click move where it starts; Enter plays. */
export function Waveform({ name, clip, start, onStart, onPlay, frame }: WaveformProps): JSX.Element {
  const frameElement = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = useSize(frameElement);
  const ratio = useDeviceRatio();
  const theme = useThemeTurn();
  const peaks = useMemo(() => readPeaks(bytesOf(clip.peaks)), [clip.peaks]);

  useLayoutEffect(() => {
    const target = canvas.current;
    if (!target || width === 0) return;
    target.width = Math.round(width * ratio);
    target.height = Math.round(height * ratio);
    const context = target.getContext('2d');
    if (!context) return;
    context.fillStyle = getComputedStyle(target).color;
    barsOf(peaks, target.width, target.height).forEach((bar, x) => context.fillRect(x, bar.top, 1, bar.height));
  }, [peaks, width, height, ratio, theme]);

  const seek = (event: PointerEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onStart(clampFrame(((event.clientX - box.left) / box.width) * clip.frames, clip.frames));
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') onPlay();
    else {
      const to = seekByKey(event.key, start, clip.frames);
      if (to === undefined) return;
      onStart(to);
    }
    event.preventDefault();
  };
  return (
    <div
      ref={frameElement}
      className="inspector-wave"
      role="slider"
      tabIndex={0}
      aria-label={printable(words.sounds.start(name))}
      aria-valuemin={0}
      aria-valuemax={clip.frames}
      aria-valuenow={start}
      aria-valuetext={formatSeconds(start, clip.rate)}
      onKeyDown={keys}
      onPointerDown={seek}
    >
      <canvas ref={canvas} aria-hidden />
      {clip.loop && clip.frames > 0 && (
        <div className="inspector-loop" style={{ left: `${(clip.loop.start / clip.frames) * 100}%`, width: `${((clip.loop.end - clip.loop.start) / clip.frames) * 100}%` }} aria-hidden>
          <span>{words.sounds.loopMark}</span>
        </div>
      )}
      {start > 0 && <div className="inspector-start" style={{ left: `${(start / clip.frames) * 100}%` }} aria-hidden />}
      {frame && <Playhead frames={clip.frames} frame={frame} />}
    </div>
  );
}

function clampFrame(frame: number, frames: number): number {
  return Math.max(0, Math.min(Math.max(0, frames - 1), Math.round(frame)));
}

function seekByKey(key: string, start: number, frames: number): number | undefined {
  const step = frames / 100;
  const to = { ArrowLeft: start - step, ArrowRight: start + step, PageDown: start - 10 * step, PageUp: start + 10 * step, Home: 0, End: frames }[key];
  return to === undefined ? undefined : clampFrame(to, frames);
}

/** Follows the sound by itself, without drawing the page again. */
function Playhead({ frames, frame }: { readonly frames: number; readonly frame: () => number | undefined }): JSX.Element {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let next = 0;
    const follow = (): void => {
      const now = frame();
      if (line.current && now !== undefined) line.current.style.left = `${(now / frames) * 100}%`;
      next = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(next);
  }, [frame, frames]);
  return <div ref={line} className="inspector-playhead" aria-hidden />;
}
