import { useState, type JSX } from 'react';
import { ChevronDown, ChevronRight, FolderDot } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { AssetRow } from '../../../src/contract/operations/assets.ts';
import { useNavigation } from '../../state/context.tsx';
import { usePages } from '../../state/use-pages.ts';
import { Button } from '../../ui/button.tsx';
import { useRowHeight } from '../../ui/density.tsx';
import { formatCount } from '../../ui/format.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { words } from '../../words/assets.ts';
import { send, targetActions, writeRefusal, type ActionScene } from './asset-actions.ts';
import { ProblemCounts } from './asset-cells.tsx';
import { assetMenu } from './asset-menu.ts';
import { FamilyTitle } from './family-title.tsx';
import { mostChanges } from './propose.ts';
import type { Targets } from './targets.ts';
import './unregistered.css';

export interface UnregisteredProps {
  readonly scene: ActionScene;
  readonly onPicked: () => void;
}

const mostRows = 6;

/** Roots that stand on disk and have no id: apart from the others, each with the way in. */
export function Unregistered({ scene, onPicked }: UnregisteredProps): JSX.Element | null {
  const { studio, status } = scene;
  const roots = usePages('listUnregistered', { project_id: status.project_id });
  const shown = useNavigation(({ asset }) => (asset && 'root' in asset ? asset.root : undefined));
  const [open, setOpen] = useState(true);
  const rowHeight = useRowHeight() + 4;
  const total = roots.total ?? 0;
  if (total === 0) return null;
  const Arrow = open ? ChevronDown : ChevronRight;
  const refusal = writeRefusal(status);
  const targets = (row: AssetRow): Targets => ({ kind: 'unregistered', root: row.root });
  return (
    <section className="assets-unregistered" aria-label={words.unregistered}>
      <header className="assets-unregistered-bar">
        <button type="button" className="assets-unregistered-title" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Arrow size={14} aria-hidden />
          <span>{words.unregistered}</span>
          <span className="assets-faint">{formatCount(total)}</span>
        </button>
        <span className="assets-unregistered-says">{words.unregisteredSays}</span>
        <Button disabled={refusal !== undefined} onClick={() => void registerAll(scene)}>
          {words.actions.registerAll}
        </Button>
      </header>
      {open && (
        <div className="assets-unregistered-list" style={{ height: Math.min(total, mostRows) * rowHeight }}>
          <VirtualList<AssetRow>
            label={words.unregistered}
            rowHeight={rowHeight}
            count={total}
            row={roots.row}
            keyOf={({ root }) => root}
            onVisible={roots.want}
            isPicked={({ root }) => root === shown}
            onPick={(index) => {
              const row = roots.row(index);
              if (!row) return;
              onPicked();
              studio.navigation.choose({ root: row.root });
            }}
            onOpen={({ root }) => refusal === undefined && void send(scene, [{ kind: 'register_asset', root }])}
            menu={(row) => assetMenu(targetActions(scene, targets(row)), targets(row), () => undefined, 0)}
            item={(row) => (
              <>
                <FolderDot size={14} aria-hidden className="assets-folder" />
                <span className="assets-name">{printable(row.root)}</span>
                {row.family !== undefined && <FamilyTitle family={row.family} />}
                <ProblemCounts found={row} />
                <Button look="quiet" disabled={refusal !== undefined} tabIndex={-1} aria-label={printable(words.registerOne(row.root))} onClick={() => void send(scene, [{ kind: 'register_asset', root: row.root }])}>
                  {words.actions.register}
                </Button>
              </>
            )}
          />
        </div>
      )}
    </section>
  );
}

/** As many as one proposal holds; the rest stays listed, which is told. */
export async function registerAll(scene: ActionScene): Promise<void> {
  const { studio, status } = scene;
  const answer = await studio.call('listUnregistered', { project_id: status.project_id, limit: mostChanges });
  if (!answer.ok) return studio.notices.refuse(answer.error);
  const { total, assets } = answer.value;
  if (total > assets.length) studio.notices.notify({ kind: 'info', text: words.registersFirst(formatCount(assets.length), formatCount(total)), more: words.registersFirstMore });
  await send(scene, assets.map(({ root }) => ({ kind: 'register_asset', root })));
}
