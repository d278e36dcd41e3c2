import { createContext, useContext, useMemo, type JSX, type ReactNode } from 'react';
import { printable } from '../../../src/base/printable.ts';
import { useQuery } from '../../state/use-query.ts';

const Titles = createContext<ReadonlyMap<string, string>>(new Map());

/** Asks once what the packer calls its families, for every row and filter of the workspace. */
export function FamilyTitles({ children }: { readonly children: ReactNode }): JSX.Element {
  const { data } = useQuery('describeFamilies', {});
  const titles = useMemo(() => new Map(data?.families.map(({ family, title }) => [family, title])), [data]);
  return <Titles value={titles}>{children}</Titles>;
}

export function useFamilyTitles(): ReadonlyMap<string, string> {
  return useContext(Titles);
}

/** A family by its title; one that the packer does not know by what the declaration says. */
export function FamilyTitle({ family }: { readonly family: string }): JSX.Element {
  const title = printable(useFamilyTitles().get(family) ?? family);
  return (
    <span className="assets-text" title={title}>
      {title}
    </span>
  );
}
