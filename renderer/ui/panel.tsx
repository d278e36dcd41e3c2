import { useId, type JSX, type ReactNode } from 'react';
import { names } from './class-names.ts';
import './panel.css';

export interface PanelProps {
  readonly title: string;
  /** Beside the title: a count, a badge. */
  readonly aside?: ReactNode;
  /** At the right end of the bar. */
  readonly actions?: ReactNode;
  /** Whether the content brings its own scrolling and edges. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A docked region with a bar that names it. */
export function Panel({ title, aside, actions, bare = false, children }: PanelProps): JSX.Element {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-bar">
        <h2 id={id} className="panel-title">
          {title}
        </h2>
        {aside}
        <div className="panel-actions">{actions}</div>
      </header>
      <div className={names('panel-content', bare && 'panel-bare')}>{children}</div>
    </section>
  );
}
