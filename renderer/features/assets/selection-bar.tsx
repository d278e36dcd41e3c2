import type { JSX } from 'react';
import { CircleSlash2, Copy, FolderInput, PackageCheck, Trash2, X, type LucideIcon } from 'lucide-react';
import type { Action } from '../../state/actions.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import type { TargetActions } from './asset-actions.ts';

export interface SelectionBarProps {
  readonly count: number;
  readonly actions: TargetActions;
  readonly onNone: () => void;
}

/** What can be done with several assets at once. */
export function SelectionBar({ count, actions, onNone }: SelectionBarProps): JSX.Element {
  return (
    <div className="assets-selection" role="toolbar" aria-label={words.selectionBar}>
      <strong role="status">{words.selected(formatCount(count))}</strong>
      <One action={actions.include} icon={PackageCheck} />
      <One action={actions.exclude} icon={CircleSlash2} />
      <One action={actions.move} icon={FolderInput} />
      <One action={actions.duplicate} icon={Copy} />
      <One action={actions.remove} icon={Trash2} />
      <span className="assets-selection-space" />
      <IconButton label={words.actions.selectNone} shortcut="Escape" icon={X} onClick={onNone} />
    </div>
  );
}

function One({ action, icon }: { readonly action: Action; readonly icon: LucideIcon }): JSX.Element {
  return (
    <Button look="quiet" icon={icon} disabled={action.unavailable !== undefined} onClick={() => action.run()}>
      {action.title}
    </Button>
  );
}
