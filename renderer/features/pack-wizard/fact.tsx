import type { JSX, ReactNode } from 'react';

/** A name and what it is, in a list of such. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div className="pack-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
