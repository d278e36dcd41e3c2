import type { JSX, Ref } from 'react';
import type { Severity } from '../../../src/contract/diagnostics.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { names } from '../../ui/class-names.ts';
import { SearchField, Select } from '../../ui/fields.tsx';
import { formatCount } from '../../ui/format.ts';
import { SeverityIcon } from '../../ui/severity.tsx';
import { SegmentedControl } from '../../ui/tabs.tsx';
import { words } from '../../words/problems.ts';
import { groupings, type ProblemFilter } from './use-problem-filter.ts';

export interface ProblemFiltersProps {
  readonly filter: ProblemFilter;
  readonly answer: ResponseOf<'listDiagnostics'> | undefined;
  readonly search: Ref<HTMLInputElement>;
}

export function ProblemFilters({ filter, answer, search }: ProblemFiltersProps): JSX.Element {
  return (
    <div className="doctor-filters" role="search" aria-label={words.filter}>
      <div className="doctor-search">
        <SearchField label={words.filter} value={filter.text} onValue={filter.setText} ref={search} />
      </div>
      <Severities filter={filter} counts={answer?.counts} />
      <div className="doctor-code">
        <Codes filter={filter} codes={answer?.codes ?? []} />
      </div>
      <div className="doctor-grouping">
        <span className="doctor-by" aria-hidden>
          {words.groupBy}
        </span>
        <SegmentedControl label={words.groupBy} value={filter.groupBy} onValue={filter.setGroupBy} options={groupings.map((by) => ({ value: by, label: words.by[by] }))} />
      </div>
    </div>
  );
}

const severities = [
  { severity: 'error', count: 'errors' },
  { severity: 'warning', count: 'warnings' },
  { severity: 'info', count: 'infos' },
] as const satisfies readonly { readonly severity: Severity; readonly count: string }[];

function Severities({ filter, counts }: Pick<ProblemFiltersProps, 'filter'> & { readonly counts: ResponseOf<'listDiagnostics'>['counts'] | undefined }): JSX.Element {
  return (
    <div className="doctor-severities" role="group" aria-label={words.severityFilter}>
      {severities.map(({ severity, count }) => {
        const on = filter.severities.includes(severity);
        const found = formatCount(counts?.[count] ?? 0);
        return (
          <button
            key={severity}
            type="button"
            className={names('doctor-severity', on && 'doctor-severity-on')}
            aria-pressed={on}
            aria-label={words.show(words.severities[severity], found)}
            title={words.severities[severity]}
            onClick={() => filter.toggleSeverity(severity)}
          >
            <SeverityIcon severity={severity} />
            {found}
          </button>
        );
      })}
    </div>
  );
}

function Codes({ filter, codes }: Pick<ProblemFiltersProps, 'filter'> & { readonly codes: ResponseOf<'listDiagnostics'>['codes'] }): JSX.Element {
  const known = codes.map(({ code, findings }) => ({ value: code, label: words.codeOf(code, formatCount(findings)) }));
  const chosen = filter.code;
  // What is chosen stays in sight when the rest of the filter leaves nothing of it.
  const gone = chosen !== undefined && !codes.some(({ code }) => code === chosen) ? [{ value: chosen, label: words.codeOf(chosen, formatCount(0)) }] : [];
  return (
    <Select
      label={words.code}
      hideLabel
      value={chosen ?? ''}
      options={[{ value: '', label: words.allCodes }, ...gone, ...known]}
      onValue={(code) => filter.setCode(code === '' ? undefined : code)}
    />
  );
}
