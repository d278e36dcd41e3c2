import type { JSX } from 'react';
import { CircleSlash2, Copy, FolderInput, ListX, MemoryStick, PackageCheck, Trash2, X, type LucideIcon } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import { useStudio } from '../../../state/context.tsx';
import { useStore } from '../../../state/store.ts';
import { Button } from '../../../ui/button.tsx';
import { words } from '../../../words/inspector.ts';

/** Offered by the list of assets for what is chosen in it; shown here because here is the room for them. */
const offered: readonly (readonly [id: string, icon: LucideIcon])[] = [
  ['assets.include', PackageCheck],
  ['assets.exclude', CircleSlash2],
  ['assets.move', FolderInput],
  ['assets.duplicate', Copy],
  ['assets.preload', MemoryStick],
  ['assets.unregister', ListX],
  ['assets.remove', Trash2],
  ['assets.selectNone', X],
];

/** Everything that makes sense for several assets at once; each is one preview and one undo. */
export function SeveralActions(): JSX.Element {
  const { actions } = useStudio();
  const known = useStore(actions.store, (state) => state.actions);
  const shown = offered.flatMap(([id, icon]) => known.filter((one) => one.id === id).map((action) => ({ id, icon, action })));
  const reasons = new Set(shown.flatMap(({ action }) => action.unavailable ?? []));
  return (
    <div>
      <div className="several-actions" role="group" aria-label={words.several.actions}>
        {shown.map(({ id, icon, action }) => (
          <Button key={id} look="quiet" icon={icon} shortcut={action.shortcut} unavailable={action.unavailable} onClick={() => action.run()}>
            {action.title}
          </Button>
        ))}
      </div>
      {[...reasons].map((reason) => (
        <p key={reason} className="several-why">
          {printable(reason)}
        </p>
      ))}
    </div>
  );
}
