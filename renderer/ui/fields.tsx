import { useId, type InputHTMLAttributes, type JSX, type ReactNode, type Ref } from 'react';
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui';
import { Check, Minus, Search, X } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import { names } from './class-names.ts';
import { VisuallyHidden } from './hidden.tsx';
import { printed } from './printed.ts';
import './fields.css';

export interface FieldProps {
  readonly label: string;
  /** One sentence under the control. */
  readonly hint?: ReactNode;
  /** Why the value cannot be. */
  readonly error?: string | undefined;
  readonly hideLabel?: boolean;
}

interface Wired {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** Label, control, hint and error, tied together for everyone. */
export function Field({ label, hint, error, hideLabel, children }: FieldProps & { readonly children: (wired: Wired) => ReactNode }): JSX.Element {
  const id = useId();
  const told = hint !== undefined || error !== undefined;
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {hideLabel ? <VisuallyHidden>{printable(label)}</VisuallyHidden> : printable(label)}
      </label>
      {children({ id, 'aria-describedby': told ? `${id}-told` : undefined, 'aria-invalid': error !== undefined || undefined })}
      {told && (
        <div id={`${id}-told`} className={names('field-told', error !== undefined && 'field-error')}>
          {printed(error ?? hint)}
        </div>
      )}
    </div>
  );
}

type NativeInput = Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'className' | 'size'>;

export interface TextFieldProps extends NativeInput, FieldProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Paths, ids, numbers. */
  readonly mono?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({ label, hint, error, hideLabel, value, onValue, mono, ...native }: TextFieldProps): JSX.Element {
  const field = { label, hint, ...(error === undefined ? {} : { error }), ...(hideLabel ? { hideLabel } : {}) };
  return (
    <Field {...field}>
      {(wired) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...native}
          {...wired}
          className={names('input', mono && 'input-mono')}
          value={value}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </Field>
  );
}

export interface SearchFieldProps extends NativeInput {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A filter: Escape empties it. */
export function SearchField({ label, value, onValue, ...native }: SearchFieldProps): JSX.Element {
  return (
    <div className="search">
      <Search size={14} aria-hidden />
      <input
        type="text"
        role="searchbox"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        {...native}
        aria-label={label}
        className="input"
        value={value}
        onChange={(event) => onValue(event.target.value)}
        onKeyDown={(event) => {
          native.onKeyDown?.(event);
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onValue('');
        }}
      />
      {value !== '' && (
        <button type="button" tabIndex={-1} aria-label={words.dismiss} onClick={() => onValue('')}>
          <X size={13} aria-hidden />
        </button>
      )}
    </div>
  );
}

export interface SelectProps<V extends string> extends FieldProps {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onValue: (value: V) => void;
  readonly disabled?: boolean;
}

/** The browser's own list: its keyboard and its touch are known to everyone. */
export function Select<V extends string>({ value, options, onValue, disabled, ...field }: SelectProps<V>): JSX.Element {
  return (
    <Field {...field}>
      {(wired) => (
        <select
          {...wired}
          disabled={disabled}
          className="input select"
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {printable(option.label)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export interface ToggleProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface CheckboxProps extends ToggleProps {
  /** `mixed`: some of what it stands for. */
  readonly checked: boolean | 'mixed';
  readonly onChecked: (checked: boolean) => void;
}

export function Checkbox({ label, hint, checked, onChecked, disabled = false }: CheckboxProps): JSX.Element {
  const id = useId();
  return (
    <div className="toggle">
      <RadixCheckbox.Root
        id={id}
        className="checkbox"
        disabled={disabled}
        checked={checked === 'mixed' ? 'indeterminate' : checked}
        onCheckedChange={(now) => onChecked(now === true)}
      >
        <RadixCheckbox.Indicator>{checked === 'mixed' ? <Minus size={12} aria-hidden /> : <Check size={12} aria-hidden />}</RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <label htmlFor={id}>
        {printed(label)}
        {hint !== undefined && <span className="field-told">{printed(hint)}</span>}
      </label>
    </div>
  );
}

export interface SwitchProps extends ToggleProps {
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

export function Switch({ label, hint, on, onSwitch, disabled = false }: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <div className="toggle">
      <RadixSwitch.Root id={id} className="switch" checked={on} disabled={disabled} onCheckedChange={onSwitch}>
        <RadixSwitch.Thumb className="switch-thumb" />
      </RadixSwitch.Root>
      <label htmlFor={id}>
        {printed(label)}
        {hint !== undefined && <span className="field-told">{printed(hint)}</span>}
      </label>
    </div>
  );
}
