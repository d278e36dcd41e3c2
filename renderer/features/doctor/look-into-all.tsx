import type { JSX } from 'react';
import { Stethoscope } from 'lucide-react';
import type { ProblemCounts } from '../../../src/contract/state.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes, formatCount } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { words } from '../../words/problems.ts';
import type { Doctor } from './use-doctor.ts';

/** Assets nobody has looked into, and how to do so; while it is done, how far it is. */
export function LookIntoAll({ counts, doctor }: { readonly counts: ProblemCounts | undefined; readonly doctor: Doctor }): JSX.Element | null {
  const unchecked = counts?.unchecked_assets ?? 0;
  if (doctor.looking) return <Looking doctor={doctor} />;
  if (unchecked === 0) return doctor.checked ? <Looked checked={doctor.checked} /> : null;
  return (
    <div className="doctor-unchecked">
      <p>
        <strong>{words.unchecked(formatCount(unchecked))}</strong> {words.uncheckedSays}
      </p>
      <Button icon={Stethoscope} shortcut={doctor.shortcut} onClick={doctor.lookIntoAll}>
        {words.lookInto}
      </Button>
    </div>
  );
}

function Looking({ doctor: { progress } }: { readonly doctor: Doctor }): JSX.Element {
  return (
    <div className="doctor-unchecked">
      <p>
        <strong role="status">{words.looking}</strong> {progress && <span className="doctor-numbers">{words.progress(formatCount(progress.done), formatCount(progress.total))}</span>}
      </p>
      <div className="doctor-progress">
        <ProgressBar label={words.looking} done={progress?.done ?? 0} total={progress?.total ?? 0} />
      </div>
    </div>
  );
}

function Looked({ checked }: { readonly checked: NonNullable<Doctor['checked']> }): JSX.Element {
  return (
    <p className="doctor-looked" role="status">
      {words.lookedInto(formatCount(checked.assets), formatCount(checked.files), formatBytes(checked.bytes))}
    </p>
  );
}
