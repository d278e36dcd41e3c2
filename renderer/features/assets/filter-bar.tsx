import type { JSX, Ref } from 'react';
import type { AssetFacets } from '../../../src/contract/operations/assets.ts';
import { SearchField, Select } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { words } from '../../words/assets.ts';
import type { Choices, Inclusion, ProblemChoice } from './asset-view.ts';
import { useFamilyTitles } from './family-title.tsx';
import type { AssetView } from './use-asset-view.ts';

export interface FilterBarProps {
  readonly view: Pick<AssetView, 'choices' | 'choose'>;
  readonly facets: AssetFacets | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
  /** Down from the field into the list. */
  readonly onLeave: () => void;
}

/** What is shown: text as it is typed, and choices with the packer's counts of what each would leave. */
export function FilterBar({ view, facets, searchRef, onLeave }: FilterBarProps): JSX.Element {
  const { choices, choose } = view;
  const titles = useFamilyTitles();
  return (
    <div className="assets-filter" role="search" aria-label={words.actions.findText}>
      <div className="assets-search">
        <SearchField
          ref={searchRef}
          label={words.search}
          value={choices.text}
          onValue={(text) => choose({ text })}
          onKeyDown={(event) => {
            // With Mod it is an action's.
            if ((event.key !== 'ArrowDown' && event.key !== 'Enter') || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onLeave();
          }}
        />
      </div>
      <Select hideLabel label={words.family} value={choices.family} options={familyOptions(facets, choices, titles)} onValue={(family) => choose({ family })} />
      <Select hideLabel label={words.inclusion} value={choices.inclusion} options={inclusionOptions(facets)} onValue={(inclusion) => choose({ inclusion })} />
      <Select hideLabel label={words.problems} value={choices.problems} options={problemOptions(facets)} onValue={(problems) => choose({ problems })} />
    </div>
  );
}

interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
}

function familyOptions(facets: AssetFacets | undefined, { family: chosen }: Choices, titles: ReadonlyMap<string, string>): readonly Option<string>[] {
  const known = facets?.families ?? [];
  const options = known.map(({ family, assets }) => ({ value: family, label: words.facet(titles.get(family) ?? family, formatCount(assets)) }));
  const isGone = chosen !== '' && !known.some(({ family }) => family === chosen);
  return [{ value: '', label: words.anyFamily }, ...options, ...(isGone ? [{ value: chosen, label: titles.get(chosen) ?? chosen }] : [])];
}

function inclusionOptions(facets: AssetFacets | undefined): readonly Option<Inclusion>[] {
  return [
    { value: 'any', label: words.anyInclusion },
    { value: 'included', label: counted(words.included, facets?.included) },
    { value: 'excluded', label: counted(words.excluded, facets?.excluded) },
  ];
}

function problemOptions(facets: AssetFacets | undefined): readonly Option<ProblemChoice>[] {
  const each = (facets?.health ?? []).map(({ health, assets }) => ({ value: health, label: counted(words.health[health], assets) }));
  return [{ value: 'any', label: words.anyProblems }, { value: 'problems', label: words.withProblems }, ...each];
}

function counted(what: string, count: number | undefined): string {
  return count === undefined ? what : words.facet(what, formatCount(count));
}
