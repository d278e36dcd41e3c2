import { createContext, useContext, type JSX, type ReactNode } from 'react';

export type Density = 'compact' | 'comfortable';

const Context = createContext<Density>('compact');

export function DensityProvider({ density, children }: { readonly density: Density; readonly children: ReactNode }): JSX.Element {
  return <Context value={density}>{children}</Context>;
}

/** Height of a row of a list in pixels: what `--row` says in tokens.css. */
export const rowHeights: Readonly<Record<Density, number>> = { compact: 24, comfortable: 32 };

export function useRowHeight(): number {
  return rowHeights[useContext(Context)];
}
