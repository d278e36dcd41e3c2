import type { JSX } from 'react';
import { RotateCcw } from 'lucide-react';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { words } from '../../../words/inspector.ts';

export interface FieldHeadProps {
  readonly label: string;
  readonly edited: boolean;
  /** The default in words, where there is one. */
  readonly fallback?: string | undefined;
  /** Whether the value is the default because nobody wrote one. */
  readonly isDefault?: boolean;
  readonly onReset?: (() => void) | undefined;
}

/** A field's name, whether it is edited or the default, and the way back to it. */
export function FieldHead({ label, edited, fallback, isDefault = false, onReset }: FieldHeadProps): JSX.Element {
  return (
    <div className="inspector-field-head">
      <span className="inspector-field-label" aria-hidden>
        {label}
      </span>
      {edited && <Badge tone="accent">{words.declaration.edited}</Badge>}
      {fallback !== undefined && <span className="inspector-quiet">{isDefault ? words.declaration.isDefault : words.declaration.default(fallback)}</span>}
      {onReset && <IconButton label={words.declaration.reset(label)} icon={RotateCcw} onClick={onReset} />}
    </div>
  );
}
