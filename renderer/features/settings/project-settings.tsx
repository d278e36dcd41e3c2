import type { JSX } from 'react';
import { printable } from '../../../src/base/printable.ts';
import { optionalCompanionSchema, refreshPolicySchema } from '../../../src/contract/documents.ts';
import type { ResponseOf } from '../../../src/contract/operations.ts';
import { useProject } from '../../state/context.tsx';
import { useQuery } from '../../state/use-query.ts';
import { ErrorState } from '../../ui/empty-state.tsx';
import { Checkbox, Select } from '../../ui/fields.tsx';
import { words } from '../../words/settings.ts';
import { Budgets } from './budgets.tsx';
import { Setting, SettingsPart } from './setting.tsx';
import { useProjectChange, type ProjectChange } from './use-project-change.ts';

type Values = ResponseOf<'getProjectSettings'>;

export function ProjectSettings(): JSX.Element {
  const { project_id, access } = useProject();
  const asked = useQuery('getProjectSettings', { project_id });
  const change = useProjectChange();
  const shut = access.mode === 'read_only';
  return (
    <SettingsPart title={words.project} says={words.projectSays}>
      {shut && (
        <p className="settings-shut" role="note">
          <strong>{words.readOnly}</strong> {printable(access.reason ?? '')}
        </p>
      )}
      {asked.error && <ErrorState error={asked.error} onAgain={asked.again} />}
      {asked.data && <Fields values={asked.data} shut={shut} change={change} />}
    </SettingsPart>
  );
}

interface FieldsProps {
  readonly values: Values;
  readonly shut: boolean;
  readonly change: ProjectChange;
}

function Fields({ values, shut, change }: FieldsProps): JSX.Element {
  return (
    <>
      <Setting title={words.refresh} says={words.refreshSays[values.refresh]}>
        <Select
          label={words.refresh}
          hideLabel
          disabled={shut}
          value={values.refresh}
          options={refreshPolicySchema.options.map((value) => ({ value, label: words.refreshes[value] }))}
          onValue={(refresh) => void change.save({ refresh })}
        />
      </Setting>
      <Setting title={words.budgets} says={words.budgetsSays}>
        <Budgets budgets={values.size_budgets} shut={shut} onChange={(budgets) => change.save({ size_budgets: budgets })} />
      </Setting>
      <Setting title={words.companions} says={words.companionsSays}>
        <div className="settings-companions">
          {optionalCompanionSchema.options.map((name) => (
            <Checkbox
              key={name}
              label={<code>{words.in(name)}</code>}
              hint={words.companionFiles[name]}
              disabled={shut}
              checked={values.companions.includes(name)}
              onChecked={(on) => void change.save({ companions: on ? [...values.companions, name] : values.companions.filter((one) => one !== name) })}
            />
          ))}
        </div>
      </Setting>
    </>
  );
}
