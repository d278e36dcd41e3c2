import type { JSX } from 'react';
import type { LucideIcon } from 'lucide-react';
import { KeyHint, spokenKeys } from '../../ui/key-hint.tsx';

export interface StartButtonProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly says: string;
  readonly shortcut?: string;
  readonly disabled: boolean;
  readonly onStart: () => void;
}

export function StartButton({ icon: Icon, title, says, shortcut, disabled, onStart }: StartButtonProps): JSX.Element {
  return (
    <button type="button" className="welcome-button" aria-keyshortcuts={shortcut && spokenKeys(shortcut)} disabled={disabled} onClick={onStart}>
      <Icon size={18} aria-hidden />
      <span className="welcome-button-text">
        <strong>{title}</strong>
        <span>{says}</span>
      </span>
      {shortcut !== undefined && <KeyHint shortcut={shortcut} />}
    </button>
  );
}
