import type { JSX, ReactNode } from 'react';
import { printed } from './printed.ts';
import './badge.css';

export type Tone = 'neutral' | 'accent' | 'good' | 'caution' | 'bad' | 'info' | 'odd';

/** A word or a number that stands out a little. The tone never says what the text does not. */
export function Badge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }): JSX.Element {
  return <span className={`badge badge-${tone}`}>{printed(children)}</span>;
}
