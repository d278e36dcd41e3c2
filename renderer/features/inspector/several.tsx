import type { JSX } from 'react';
import { PackageMinus, PackagePlus } from 'lucide-react';
import { useProject, useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/inspector.ts';

/** Several assets chosen: what can be done with all of them at once. */
export function Several({ chosen }: { readonly chosen: ReadonlySet<number> }): JSX.Element {
  const { proposals } = useStudio();
  const { access } = useProject();
  const include = (included_in_build: boolean): void => void proposals.change({ kind: 'set_included', asset_ids: [...chosen], included_in_build });
  const isClosed = access.mode === 'read_only';
  return (
    <EmptyState
      title={words.several.title(formatCount(chosen.size))}
      says={words.several.says}
      actions={
        <>
          <Button icon={PackagePlus} disabled={isClosed} onClick={() => include(true)}>
            {words.several.include}
          </Button>
          <Button icon={PackageMinus} disabled={isClosed} onClick={() => include(false)}>
            {words.several.exclude}
          </Button>
        </>
      }
    />
  );
}
