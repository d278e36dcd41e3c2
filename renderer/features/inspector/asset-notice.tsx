import type { JSX, ReactNode } from 'react';
import { CirclePlus, GitFork, Unlink } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { words } from '../../words/inspector.ts';
import type { AssetDetails } from './asset-details.ts';

/** What is odd about the asset as a whole, and the ways out of it. */
export function AssetNotice({ details: { asset, declaration } }: { readonly details: AssetDetails }): JSX.Element | null {
  const { proposals, navigation } = useStudio();
  const { access, registry_unread: unread } = useProject();
  const isClosed = access.mode === 'read_only';
  const { asset_id: id, root } = asset;
  if (!asset.present) {
    return (
      <Notice text={words.notice.missing(root)}>
        <Button icon={GitFork} onClick={() => navigation.review(true)}>
          {words.notice.review}
        </Button>
        {id !== undefined && (
          <Button icon={Unlink} disabled={isClosed} onClick={() => void proposals.change({ kind: 'unregister_asset', asset_id: id })}>
            {words.notice.unregister}
          </Button>
        )}
      </Notice>
    );
  }
  if (id === undefined && unread !== undefined) return <Notice text={unread} />;
  if (id === undefined) {
    return (
      <Notice text={declaration ? words.notice.unregistered : `${words.notice.unregistered} ${words.notice.unreadable}`}>
        <Button look="primary" icon={CirclePlus} disabled={isClosed} onClick={() => void proposals.change({ kind: 'register_asset', root })}>
          {words.notice.register}
        </Button>
      </Notice>
    );
  }
  return declaration ? null : <Notice text={words.notice.unreadable} />;
}

function Notice({ text, children }: { readonly text: string; readonly children?: ReactNode }): JSX.Element {
  return (
    <div className="inspector-notice" role="status">
      <span>{printable(text)}</span>
      {children}
    </div>
  );
}
