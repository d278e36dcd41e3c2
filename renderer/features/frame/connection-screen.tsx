import type { JSX } from 'react';
import { Unplug } from 'lucide-react';
import { useConnection, useShell } from '../../state/context.tsx';
import { EmptyState, ErrorState } from '../../ui/empty-state.tsx';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { words } from '../../words/frame.ts';
import { words as kit } from '../../words/ui.ts';
import './connection-screen.css';

/** In place of everything, before the Studio has said what it is, or when it does not want this page. */
export function ConnectionScreen(): JSX.Element {
  const connection = useConnection();
  const { error, info } = useShell();
  return (
    <main className="connection">
      <h1>
        <VisuallyHidden>{kit.product}</VisuallyHidden>
      </h1>
      {connection === 'refused' ? (
        <EmptyState sprite="plug" title={words.refusedTitle} says={words.refusedSays} />
      ) : connection === 'ended' ? (
        <EmptyState sprite="plug" title={words.endedTitle} says={words.endedSays} />
      ) : connection === 'lost' ? (
        <EmptyState sprite="plug" title={words.lostTitle} says={info?.host === 'browser' ? `${words.lostSays} ${words.lostInBrowser}` : words.lostSays} />
      ) : error ? (
        <ErrorState error={error} />
      ) : (
        <EmptyState sprite="flame" title={words.connecting} />
      )}
    </main>
  );
}

/** What was read stays readable while the connection is lost. */
export function ConnectionBar(): JSX.Element | null {
  const connection = useConnection();
  const { info } = useShell();
  if (connection !== 'lost') return null;
  return (
    <div className="connection-bar">
      <Unplug size={14} aria-hidden />
      {info?.host === 'browser' ? `${words.lost} ${words.lostInBrowser}` : words.lost}
    </div>
  );
}
