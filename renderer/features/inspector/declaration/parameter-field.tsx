import { useState, type JSX } from 'react';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { FamilyParameter } from '../../../../src/contract/operations/assets.ts';
import { Select, Switch, TextField } from '../../../ui/fields.tsx';
import { words } from '../../../words/inspector.ts';
import type { Json } from '../asset-details.ts';
import type { EffectiveValue } from './drafts.ts';
import { FieldFindings } from './field-findings.tsx';
import { FieldHead } from './field-head.tsx';
import { JsonField } from './json-field.tsx';

export interface ParameterFieldProps {
  readonly parameter: FamilyParameter;
  readonly effective: EffectiveValue;
  /** Files below the asset root, for parameters that name one. */
  readonly files: readonly string[];
  readonly findings: readonly Diagnostic[];
  readonly disabled: boolean;
  /** In place of a value, where several assets have several. */
  readonly mixed?: string | undefined;
  /** `undefined`: back to the default. */
  readonly onValue: (value: Json | undefined) => void;
}

/** One parameter of a family with the control that the packer names for it. */
export function ParameterField(props: ParameterFieldProps): JSX.Element {
  const { parameter, effective, findings, disabled, onValue } = props;
  const { label, default: fallback } = parameter;
  return (
    <div className="inspector-field" data-field={parameter.pointer}>
      <FieldHead
        label={label}
        edited={effective.edited}
        fallback={fallback === undefined ? undefined : textOfValue(fallback)}
        isDefault={!effective.own}
        onReset={effective.own && !parameter.required && !disabled ? () => onValue(undefined) : undefined}
      />
      <Control {...props} />
      <FieldFindings findings={findings} />
    </div>
  );
}

function Control(props: ParameterFieldProps): JSX.Element {
  const { parameter, effective, disabled, onValue } = props;
  const common = { label: parameter.label, hideLabel: true, hint: parameter.says };
  switch (parameter.control) {
    case 'choice':
      return <ChoiceField {...props} />;
    case 'boolean':
      return <Switch label={parameter.says} on={effective.value === true} disabled={disabled} onSwitch={onValue} />;
    case 'integer':
      return <IntegerField {...props} />;
    case 'file':
      return <FileField {...props} value={typeof effective.value === 'string' ? effective.value : ''} extensions={[]} onFile={onValue} />;
    case 'json':
      return <JsonField {...common} value={effective.value} disabled={disabled} onValue={onValue} />;
    case 'text':
      return <TextField {...common} value={textOfValue(effective.value)} disabled={disabled} onValue={onValue} />;
  }
}

const fileChoice = 'file:';

/** One of a few values; beside them, where the family allows it, a file. */
function ChoiceField(props: ParameterFieldProps): JSX.Element {
  const { parameter, effective, disabled, mixed, onValue, files } = props;
  const choices = parameter.choices ?? [];
  const { file_choice: file } = parameter;
  const named = file && namedFile(effective.value, file.key);
  const known = choices.some((choice) => choice === effective.value) || named !== undefined;
  const options = [
    ...(known ? [] : [{ value: 'odd', label: effective.value === undefined ? (mixed ?? words.declaration.notSet) : words.declaration.odd(textOfValue(effective.value)) }]),
    ...choices.map((choice) => ({ value: `is:${choice}`, label: String(choice) })),
    ...(file ? [{ value: fileChoice, label: words.declaration.fromFile }] : []),
  ];
  const first = file && files.find((path) => hasExtension(path, file.extensions));
  const choose = (chosen: string): void => {
    if (file && chosen === fileChoice) return onValue({ [file.key]: first ?? '' });
    const choice = choices.find((one) => `is:${one}` === chosen);
    if (choice !== undefined) onValue(choice);
  };
  return (
    <>
      <Select
        label={parameter.label}
        hideLabel
        hint={parameter.says}
        value={named === undefined ? (known ? `is:${textOfValue(effective.value)}` : 'odd') : fileChoice}
        options={options}
        disabled={disabled}
        onValue={choose}
      />
      {file && named !== undefined && <FileField {...props} value={named} extensions={file.extensions} onFile={(path) => onValue({ [file.key]: path })} />}
    </>
  );
}

function IntegerField({ parameter, effective, disabled, mixed, onValue }: ParameterFieldProps): JSX.Element {
  const { minimum, maximum } = parameter;
  // Emptied on the way to another number: the default must not come back under somebody's fingers.
  const [emptied, setEmptied] = useState(false);
  const text = textOfValue(effective.value);
  const value = typeof effective.value === 'number' ? effective.value : undefined;
  const outside = value === undefined || !Number.isInteger(value) || value < (minimum ?? value) || value > (maximum ?? value);
  const range = minimum !== undefined && maximum !== undefined ? words.declaration.range(minimum, maximum) : undefined;
  return (
    <TextField
      label={parameter.label}
      hideLabel
      mono
      type="number"
      min={minimum}
      max={maximum}
      step={1}
      hint={range === undefined ? parameter.says : `${parameter.says} ${range}`}
      error={outside && text !== '' ? range : undefined}
      value={emptied ? '' : text}
      placeholder={mixed ?? text}
      disabled={disabled}
      onBlur={() => setEmptied(false)}
      onValue={(next) => {
        setEmptied(next === '');
        onValue(next === '' ? undefined : Number(next));
      }}
    />
  );
}

interface FileFieldProps extends ParameterFieldProps {
  readonly value: string;
  readonly extensions: readonly string[];
  readonly onFile: (path: string) => void;
}

/** A file below the asset root: chosen among those there are. One that is missing stays named. */
function FileField({ parameter, value, files, extensions, disabled, onFile }: FileFieldProps): JSX.Element {
  const fitting = files.filter((path) => hasExtension(path, extensions));
  const options = [...(fitting.includes(value) ? [] : [{ value, label: value === '' ? words.declaration.noFile : words.declaration.missingFile(value) }]), ...fitting.map((path) => ({ value: path, label: path }))];
  return <Select label={words.declaration.fileOf(parameter.label)} hideLabel value={value} options={options} disabled={disabled} onValue={onFile} />;
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  return extensions.length === 0 || extensions.some((extension) => path.toLowerCase().endsWith(extension));
}

function namedFile(value: Json | undefined, key: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const path = value[key];
  return typeof path === 'string' ? path : undefined;
}

function textOfValue(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
