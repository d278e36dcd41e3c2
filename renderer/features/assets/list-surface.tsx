import type { JSX, ReactNode } from 'react';
import { FileInput, FilePlus2, FolderInput } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { useNavigation } from '../../state/context.tsx';
import { names } from '../../ui/class-names.ts';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import { writeRefusal, send, type ActionScene } from './asset-actions.ts';
import { lastPart, titleOf } from './asset-cells.tsx';
import { joined } from './folder-field.tsx';
import { movesOf } from './place-dialog.tsx';
import { assetsOf } from './targets.ts';
import { useDrop, type DropOptions, type DropPlace, type Hover } from './use-drop.ts';

export interface ListSurfaceProps {
  readonly scene: ActionScene;
  readonly line: DropOptions['line'];
  readonly onDragAlone: (index: number) => void;
  readonly children: (hovered: (root: string | undefined, folder: string | undefined) => boolean) => ReactNode;
}

/** Around a list: takes files and dragged rows, and says beforehand what would become of them. */
export function ListSurface({ scene, line, onDragAlone, children }: ListSurfaceProps): JSX.Element {
  const { desk, studio, status, filter } = scene;
  const { hover, listeners } = useDrop({
    line,
    refusal: writeRefusal(status),
    onRefused: (reason) => studio.notices.notify({ kind: 'caution', text: words.cannotNow, more: reason }),
    onFiles: (place, dropped) =>
      // A folder that may not be read rejects.
      void dropped.catch(() => undefined).then((read) => {
        if (!read) studio.notices.notify({ kind: 'caution', text: words.fileUnreadable, more: words.fileUnreadableRemedy });
        else if (read.files.length === 0) studio.notices.notify({ kind: 'info', text: words.nothingDropped, more: words.nothingDroppedMore });
        else if (place.kind === 'asset') desk.ask({ kind: 'import', asset: place.line.asset, files: read.files });
        else desk.ask({ kind: 'create', folder: place.path, files: read.files, ...(read.name === undefined ? {} : { name: read.name }) });
      }),
    onAssets: (folder) => {
      const targets = { kind: 'assets', ids: studio.navigation.store.getState().chosen } as const;
      void assetsOf({ studio, project_id: status.project_id }, targets, filter).then((assets) =>
        send(scene, movesOf(assets ?? [], (root) => joined(folder, lastPart(root)))),
      );
    },
    onDragAlone,
  });
  const hovered = (root: string | undefined, folder: string | undefined): boolean =>
    hover?.place.kind === 'asset' ? hover.place.line.asset.root === root : hover !== undefined && folder !== undefined && hover.place.path === folder;
  const inSpace = hover?.place.kind === 'folder' && hover.place.path === '';
  return (
    <div className={names('assets-surface', inSpace && 'assets-surface-over')} {...listeners}>
      {children(hovered)}
      {hover && <DropHint hover={hover} refusal={writeRefusal(status)} />}
    </div>
  );
}

function DropHint({ hover, refusal }: { readonly hover: Hover; readonly refusal: string | undefined }): JSX.Element {
  const count = useNavigation((state) => state.chosen.size);
  const Icon = hover.what === 'assets' ? FolderInput : hover.place.kind === 'asset' ? FileInput : FilePlus2;
  return (
    <div className={names('assets-drop', refusal !== undefined && 'assets-drop-refused')}>
      <Icon size={15} aria-hidden />
      {printable(refusal ?? says(hover.place, hover.what, formatCount(count)))}
    </div>
  );
}

function says(place: DropPlace, what: Hover['what'], count: string): string {
  if (place.kind === 'asset') return words.dropInto(titleOf(place.line.asset));
  const folder = place.path === '' ? words.top : place.path;
  return what === 'files' ? words.dropMake(folder) : words.dropMove(count, folder);
}
