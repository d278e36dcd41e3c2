import type { JSX } from 'react';
import { GitFork, RotateCw } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { PackerError } from '../../../src/contract/errors.ts';
import { placeText } from '../../words/finding.ts';
import { useProject, useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { words as kit } from '../../words/ui.ts';
import { words } from '../../words/pack.ts';

/** What the packer said when it could not do something, and the ways on from there. */
export function Refusal({ error, onAgain }: { readonly error: PackerError; readonly onAgain?: (() => void) | undefined }): JSX.Element {
  return (
    <div className="pack-refusal" role="alert">
      <ErrorWords error={error} />
      <div className="pack-refusal-ways">
        <ReviewButton />
        {onAgain && (
          <Button icon={RotateCw} onClick={onAgain}>
            {kit.again}
          </Button>
        )}
      </div>
    </div>
  );
}

/** While disk and project differ: to where that is decided. */
export function ReviewButton(): JSX.Element | null {
  const { navigation } = useStudio();
  const { state } = useProject();
  if (state === 'fresh') return null;
  return (
    <Button icon={GitFork} onClick={() => navigation.review(true)}>
      {words.review}
    </Button>
  );
}

export function ErrorWords({ error: { message, remedy, code, cause, place } }: { readonly error: PackerError }): JSX.Element {
  const where = place === undefined ? '' : placeText(place);
  return (
    <div className="pack-error">
      <p className="pack-error-message">{printable(message)}</p>
      <p>{printable(remedy)}</p>
      <p className="pack-error-code">
        <code>{cause === undefined ? code : `${code} · ${cause}`}</code>
        {where !== '' && <code>{printable(where)}</code>}
      </p>
    </div>
  );
}
