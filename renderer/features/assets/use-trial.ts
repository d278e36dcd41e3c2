import { useState } from 'react';
import type { PackerError } from '../../../src/contract/errors.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import type { ProposedChange } from '../../state/proposals.ts';
import { propose } from './propose.ts';
import { useDesk } from './desk.ts';

export interface Trial {
  readonly trying: boolean;
  /** Why the packer would refuse it. */
  readonly error: PackerError | undefined;
  /** Asks the packer; where it can be done, closes the dialog and shows what it would do. */
  readonly go: (changes: readonly ProposedChange[], applied?: () => void) => Promise<void>;
}

/** A dialog's last step: refusals are told while what was typed is still there to be mended. */
export function useTrial(onClose: () => void): Trial {
  const studio = useStudio();
  const { project_id } = useProject();
  const desk = useDesk();
  const [trying, setTrying] = useState(false);
  const [error, setError] = useState<PackerError>();
  const go: Trial['go'] = async (changes, applied) => {
    setTrying(true);
    const answer = await studio.call('previewChange', { project_id, changes: [...changes] });
    setTrying(false);
    setError(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    onClose();
    const outcome = await propose(studio, changes);
    if (outcome === 'applied') applied?.();
    desk.focusList();
  };
  return { trying, error, go };
}
