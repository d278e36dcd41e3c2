import type { JSX, ReactNode } from 'react';
import { RotateCw } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import type { PackerError } from '../../src/contract/errors.ts';
import { words } from '../words/ui.ts';
import { Button } from './button.tsx';
import { PixelArt } from './pixel-art.tsx';
import { printed } from './printed.ts';
import type { SpriteName } from './sprites.ts';
import './empty-state.css';

export interface EmptyStateProps {
  readonly title: string;
  readonly says?: ReactNode;
  readonly sprite?: SpriteName;
  /** What one can do about it. */
  readonly actions?: ReactNode;
}

/** Where there is nothing to show: what this place is for, and what to do. */
export function EmptyState({ title, says, sprite = 'tiles', actions }: EmptyStateProps): JSX.Element {
  return (
    <div className="empty">
      <PixelArt sprite={sprite} />
      <p className="empty-title">{printable(title)}</p>
      {says !== undefined && <p className="empty-says">{printed(says)}</p>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}

/** A refusal in the packer's own words, with its remedy and its code. */
export function ErrorState({ error, onAgain }: { readonly error: PackerError; readonly onAgain?: () => void }): JSX.Element {
  return (
    <div className="empty" role="alert">
      <PixelArt sprite="broken" />
      <p className="empty-title">{printable(error.message)}</p>
      <p className="empty-says">{printable(error.remedy)}</p>
      <code className="empty-code">{error.cause === undefined ? error.code : `${error.code} · ${error.cause}`}</code>
      {onAgain && (
        <div className="empty-actions">
          <Button icon={RotateCw} onClick={onAgain}>
            {words.again}
          </Button>
        </div>
      )}
    </div>
  );
}
