import { useState, type JSX, type KeyboardEvent } from 'react';
import { X } from 'lucide-react';
import { sizeBudgetSchema, type SizeBudget, type SizeBudgets } from '../../../src/contract/documents.ts';
import { useQuery } from '../../state/use-query.ts';
import { IconButton } from '../../ui/button.tsx';
import { Select, TextField } from '../../ui/fields.tsx';
import { formatBytes } from '../../ui/format.ts';
import { words } from '../../words/settings.ts';

export interface BudgetsProps {
  readonly budgets: SizeBudgets;
  readonly shut: boolean;
  readonly onChange: (budgets: SizeBudgets) => Promise<boolean>;
}

/** A row for each bank type there can be, and for all together. */
export function Budgets({ budgets, shut, onChange }: BudgetsProps): JSX.Element {
  const families = useQuery('describeFamilies', {}).data?.families ?? [];
  const banks = [...new Set([...families.map((family) => family.bank_type), ...Object.keys(budgets)])].filter((bank) => bank !== 'total');
  const set = (bank: string, budget: SizeBudget | undefined): void => {
    const { [bank]: _before, ...others } = budgets;
    void onChange(budget ? { ...others, [bank]: budget } : others);
  };
  return (
    <table className="settings-budgets">
      <thead>
        <tr>
          <th scope="col">{words.bank}</th>
          <th scope="col">{words.most}</th>
          <th scope="col">{words.severity}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {[...banks, 'total'].map((bank) => (
          <Row key={`${bank} ${JSON.stringify(budgets[bank])}`} bank={bank} budget={budgets[bank]} shut={shut} onSet={(budget) => set(bank, budget)} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly bank: string;
  readonly budget: SizeBudget | undefined;
  readonly shut: boolean;
  readonly onSet: (budget: SizeBudget | undefined) => void;
}

function Row({ bank, budget, shut, onSet }: RowProps): JSX.Element {
  const name = bank === 'total' ? words.total : bank;
  const severity = budget?.severity ?? 'warning';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Most name={name} budget={budget} shut={shut} onMost={(most) => onSet(most === undefined ? undefined : { max_bytes: most, severity })} />
      </td>
      <td>
        <Select
          label={words.severityOf(name)}
          hideLabel
          disabled={shut || !budget}
          value={severity}
          options={sizeBudgetSchema.shape.severity.unwrap().options.map((value) => ({ value, label: words.severities[value] }))}
          onValue={(chosen) => budget && onSet({ ...budget, severity: chosen })}
        />
      </td>
      <td>{budget && !shut && <IconButton label={words.remove(name)} icon={X} onClick={() => onSet(undefined)} />}</td>
    </tr>
  );
}

interface MostProps {
  readonly name: string;
  readonly budget: SizeBudget | undefined;
  readonly shut: boolean;
  readonly onMost: (most: number | undefined) => void;
}

/** Taken over with Enter or when it is left; Escape puts back what holds. */
function Most({ name, budget, shut, onMost }: MostProps): JSX.Element {
  const now = budget === undefined ? '' : String(budget.max_bytes);
  const [text, setText] = useState(now);
  const most = readBytes(text);
  const take = (): void => {
    if (text.trim() !== now && most !== 'wrong') onMost(most);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') setText(now);
  };
  return (
    <TextField
      label={words.mostOf(name)}
      hideLabel
      mono
      inputMode="numeric"
      disabled={shut}
      value={text}
      placeholder={words.noBudget}
      onValue={setText}
      onBlur={take}
      onKeyDown={keys}
      hint={typeof most === 'number' ? formatBytes(most) : undefined}
      error={most === 'wrong' ? words.notBytes : undefined}
    />
  );
}

/** Nothing for an empty field. */
function readBytes(text: string): number | undefined | 'wrong' {
  const digits = text.trim();
  if (digits === '') return undefined;
  const bytes = Number(digits);
  return /^\d+$/u.test(digits) && Number.isSafeInteger(bytes) ? bytes : 'wrong';
}
