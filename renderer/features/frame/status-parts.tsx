import type { JSX } from 'react';
import { Eye, EyeOff, Lock, RefreshCw, Timer, type LucideIcon } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { ObservationMode } from '../../../src/contract/state.ts';
import { useConnection, useProject, useStudio } from '../../state/context.tsx';
import { useCall } from '../../state/use-call.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { formatClock } from '../../ui/format.ts';
import { Popover } from '../../ui/popover.tsx';
import { StateChip } from '../../ui/severity.tsx';
import { words } from '../../words/frame.ts';
import { words as kit } from '../../words/ui.ts';

/** The chip; behind it why, and what one can do. */
export function State(): JSX.Element {
  const studio = useStudio();
  const { state, generation, reasons, project_id } = useProject();
  const confirmed = useConnection() === 'open';
  const named = confirmed ? kit.state[state] : kit.lastKnown(kit.state[state]);
  const refresh = useCall('refresh');
  const look = async (): Promise<void> => {
    const answer = await refresh.call({ project_id });
    if (!answer.ok) studio.notices.refuse(answer.error);
    else studio.notices.notify({ kind: 'info', text: answer.value.published ? words.lookedNow : words.nothingNew });
  };
  return (
    <Popover
      label={words.stateAbout}
      trigger={
        <button type="button" className="bar-part bar-part-state" aria-label={`${words.stateAbout}: ${named}, ${kit.generation(generation)}`}>
          <StateChip state={state} generation={generation} confirmed={confirmed} />
        </button>
      }
    >
      <div className="bar-about">
        <h3>{named}</h3>
        <p>{confirmed ? words.stateSays[state] : words.unconfirmed}</p>
        {reasons.length > 0 && (
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{printable(reason)}</li>
            ))}
          </ul>
        )}
        <div className="bar-about-actions">
          <Button icon={RefreshCw} disabled={refresh.calling} onClick={() => void look()}>
            {words.lookNow}
          </Button>
          {state !== 'fresh' && <Button onClick={() => studio.navigation.review(true)}>{words.review}</Button>}
        </div>
      </div>
    </Popover>
  );
}

/** `unknown`: nobody can be asked. */
const icons: Readonly<Record<ObservationMode | 'unknown', LucideIcon>> = { live: Eye, polling: Timer, off: EyeOff, unknown: EyeOff };

export function Observation(): JSX.Element {
  const { observation } = useProject();
  const mode = useConnection() === 'open' ? observation.mode : 'unknown';
  const Icon = icons[mode];
  const time = formatClock(observation.checked_at);
  const word = words.observation[mode];
  return (
    <Popover
      label={words.observationAbout}
      trigger={
        <button type="button" className={`bar-part bar-${mode}`} aria-label={`${words.observationAbout}: ${word}, ${words.checkedAt(time)}`}>
          <Icon size={14} aria-hidden />
          {word}
          <span className="bar-time">{time}</span>
        </button>
      }
    >
      <div className="bar-about">
        <h3>{word}</h3>
        <p>{mode === 'unknown' ? words.observationSays[mode] : printable(observation.reason ?? words.observationSays[mode])}</p>
        <p className="bar-time">{words.checkedAt(time)}</p>
      </div>
    </Popover>
  );
}

export function ReadOnly(): JSX.Element | null {
  const { access } = useProject();
  if (access.mode !== 'read_only') return null;
  return (
    <Popover
      label={words.readOnlyAbout}
      trigger={
        <button type="button" className="bar-part">
          <Badge tone="caution">
            <Lock size={11} aria-hidden />
            {words.readOnly}
          </Badge>
        </button>
      }
    >
      <div className="bar-about">
        <h3>{words.readOnly}</h3>
        <p>{printable(access.reason ?? words.readOnlyAbout)}</p>
      </div>
    </Popover>
  );
}
