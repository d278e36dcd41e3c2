import { useState, type JSX } from 'react';
import { Field } from '../../../ui/fields.tsx';
import { words } from '../../../words/inspector.ts';
import type { Json } from '../asset-details.ts';

export interface JsonFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: Json | undefined;
  readonly disabled: boolean;
  readonly onValue: (value: Json | undefined) => void;
}

/** A structure as text. What is no JSON stays in the field, with why, and is no edit. */
export function JsonField({ label, hint, value, disabled, onValue }: JsonFieldProps): JSX.Element {
  const printed = value === undefined ? '' : JSON.stringify(value, undefined, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly problem: string }>();
  const change = (text: string): void => {
    if (text.trim() === '') {
      setTyped(undefined);
      return onValue(undefined);
    }
    try {
      const parsed = JSON.parse(text) as Json;
      setTyped(undefined);
      onValue(parsed);
    } catch (reason) {
      setTyped({ text, problem: reason instanceof Error ? reason.message : String(reason) });
    }
  };
  return (
    <Field label={label} hideLabel hint={hint} error={typed && words.declaration.noJson(typed.problem)}>
      {(wired) => (
        <textarea {...wired} className="input input-mono inspector-json" rows={4} spellCheck={false} disabled={disabled} value={typed?.text ?? printed} onChange={(event) => change(event.target.value)} />
      )}
    </Field>
  );
}
