import { useEffect, useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import { Play, Repeat, Square } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import { useActions, useNavigation, useProject, useStudio } from '../../../state/context.tsx';
import { useStore } from '../../../state/store.ts';
import { IconButton } from '../../../ui/button.tsx';
import { names } from '../../../ui/class-names.ts';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/inspector.ts';
import type { SoundBank } from '../asset-details.ts';
import { loadPart, type PartSource } from '../bank/use-part.ts';
import { ClipPlayer, type PlayerState } from './player.ts';
import { formatSeconds } from './playhead.ts';
import { Waveform } from './waveform.tsx';
import './sounds.css';

type Clip = SoundBank['clips'][number];

export interface SoundBankViewProps {
  readonly bank: SoundBank;
  readonly source: PartSource;
  /** Where the asset's files are, from the project's directory, with a slash. */
  readonly directory: string;
}

/** The clips of a sound bank as they are packed, to be seen and heard. */
export function SoundBankView({ bank, source, directory }: SoundBankViewProps): JSX.Element {
  const player = usePlayer(source);
  const state = useStore(player.store, (all) => all);
  // The one that was heard or pointed at last is meant where none is named.
  const [meant, setMeant] = useState<{ readonly clip: string; readonly start: number }>();
  const clip = bank.clips.find(({ audio }) => audio === meant?.clip) ?? bank.clips[0];
  const play = (looping: boolean): void => {
    if (state.playing) player.stop();
    else if (clip && clip.frames > 0) void player.play(clip.audio, clip, meant?.clip === clip.audio ? meant.start : 0, looping);
  };
  useActions(
    clip
      ? [
          { id: 'inspector.sounds.play', title: words.actions.play, group: words.title, shortcut: 'P', run: () => play(false) },
          { id: 'inspector.sounds.loop', title: words.actions.loop, group: words.title, shortcut: 'L', run: () => play(true) },
        ]
      : [],
  );
  return (
    <ul className="inspector-clips" aria-label={words.sounds.clips(bank.total)}>
      {bank.clips.map((clip) => (
        <ClipRow key={clip.audio} clip={clip} player={player} state={state} onMeant={(start) => setMeant({ clip: clip.audio, start })} file={`${directory}${clip.input}`} />
      ))}
    </ul>
  );
}

/** One a preview: another preview has other sounds. */
function usePlayer(source: PartSource): ClipPlayer {
  const studio = useStudio();
  const { project_id: project } = useProject();
  const { key } = source;
  const player = useMemo(() => new ClipPlayer((part) => loadPart(studio, project, source, part)), [studio, project, key]);
  useEffect(() => () => player.dispose(), [player]);
  return player;
}

interface ClipRowProps {
  readonly clip: Clip;
  readonly player: ClipPlayer;
  readonly state: PlayerState;
  /** Somebody is at this clip, which would play from that frame on. */
  readonly onMeant: (start: number) => void;
  readonly file: string;
}

function ClipRow({ clip, player, state, onMeant, file }: ClipRowProps): JSX.Element {
  const [start, setStart] = useState(0);
  const row = useRef<HTMLLIElement>(null);
  const startAt = (frame: number): void => {
    setStart(frame);
    onMeant(frame);
  };
  const isWanted = useFollowedClip(clip, file, row, startAt);
  const plays = state.playing?.clip === clip.audio ? state.playing : undefined;
  const play = (looping: boolean): void => void player.play(clip.audio, clip, start, looping);
  const error = state.error?.clip === clip.audio ? state.error.message : undefined;
  const isEmpty = clip.frames === 0;
  return (
    <li ref={row} className={names('inspector-clip', isWanted && 'inspector-clip-wanted')} onFocus={() => onMeant(start)}>
      <div className="inspector-clip-head">
        <IconButton
          label={plays && !plays.looping ? words.sounds.stop(clip.name) : words.sounds.play(clip.name)}
          icon={plays && !plays.looping ? Square : Play}
          disabled={isEmpty}
          onClick={() => (plays && !plays.looping ? player.stop() : play(false))}
        />
        <IconButton
          label={clip.loop ? words.sounds.playLoop(clip.name) : words.sounds.playAgain(clip.name)}
          icon={Repeat}
          pressed={plays?.looping === true}
          disabled={isEmpty}
          onClick={() => (plays?.looping === true ? player.stop() : play(true))}
        />
        <strong className="inspector-clip-name" title={printable(clip.input)}>
          {printable(clip.name)}
        </strong>
        <span className="inspector-number">{formatSeconds(clip.frames, clip.rate)}</span>
        <span className="inspector-quiet inspector-number">{formatBytes(clip.size)}</span>
      </div>
      <Waveform name={clip.name} clip={clip} start={start} onStart={startAt} onPlay={() => (plays ? player.stop() : play(false))} frame={plays ? () => player.frame() : undefined} />
      <p className="inspector-clip-facts">
        <Conversion clip={clip} />
        {clip.loop && <span>{words.sounds.loop(formatCount(clip.loop.start), formatCount(clip.loop.end))}</span>}
        {state.loading === clip.audio && <span>{words.sounds.loading(formatBytes(clip.size))}</span>}
        {error !== undefined && (
          <span className="inspector-bad" role="alert">
            {words.sounds.failed(error)}
          </span>
        )}
      </p>
    </li>
  );
}

/** What the file has and what is packed; one value where both are the same. */
function Conversion({ clip }: { readonly clip: Clip }): JSX.Element {
  const rate = [words.sounds.rate(clip.source_rate), words.sounds.rate(clip.rate)];
  const channels = [words.sounds.channels(clip.source_channels), words.sounds.channels(clip.channels)];
  const frames = [words.sounds.frames(formatCount(clip.source_frames)), words.sounds.frames(formatCount(clip.frames))];
  return (
    <>
      {[rate, channels, frames].map(([before = '', after = '']) => (
        <span key={after} className={before === after ? undefined : 'inspector-changed'}>
          {before === after ? after : words.sounds.converted(before, after)}
        </span>
      ))}
    </>
  );
}

/** A finding about this clip was followed: it comes into sight, ready to play from the sample that was named. */
function useFollowedClip(clip: Clip, file: string, row: RefObject<HTMLLIElement | null>, onStart: (frame: number) => void): boolean {
  const place = useNavigation((state) => state.place);
  const isWanted = place?.file === file;
  useEffect(() => {
    if (!isWanted) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    if (place?.sample !== undefined) onStart(Math.min(Math.max(0, clip.frames - 1), Math.round((place.sample * clip.rate) / clip.source_rate)));
  }, [place, isWanted]);
  return isWanted;
}
