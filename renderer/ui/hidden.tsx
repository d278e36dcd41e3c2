import type { JSX, ReactNode } from 'react';
import { printable } from '../../src/base/printable.ts';
import { printed } from './printed.ts';
import './hidden.css';

/** For assistive technology alone. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }): JSX.Element {
  return <span className="hidden">{printed(children)}</span>;
}

/** Says its text aloud whenever it changes. */
export function LiveRegion({ text, urgent = false }: { readonly text: string; readonly urgent?: boolean }): JSX.Element {
  return (
    <div className="hidden" role={urgent ? 'alert' : 'status'} aria-live={urgent ? 'assertive' : 'polite'}>
      {printable(text)}
    </div>
  );
}
