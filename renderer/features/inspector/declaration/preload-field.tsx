import type { JSX } from 'react';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import { preloadSlotSchema } from '../../../../src/contract/documents.ts';
import { Select } from '../../../ui/fields.tsx';
import { words } from '../../../words/inspector.ts';
import { FieldFindings } from './field-findings.tsx';
import { FieldHead } from './field-head.tsx';

const slots = Array.from({ length: (preloadSlotSchema.maxValue ?? 15) + 1 }, (_, slot) => slot);

export interface PreloadFieldProps {
  /** `null`: not preloaded. */
  readonly value: number | null;
  readonly edited: boolean;
  readonly findings: readonly Diagnostic[];
  readonly disabled: boolean;
  readonly onValue: (slot: number | null) => void;
}

export function PreloadField({ value, edited, findings, disabled, onValue }: PreloadFieldProps): JSX.Element {
  // A slot that is out of range stands in the file all the same.
  const options = [...slots, ...(value === null || slots.includes(value) ? [] : [value])].map((slot) => ({ value: String(slot), label: words.declaration.slot(slot) }));
  return (
    <div className="inspector-field" data-field="/preload">
      <FieldHead label={words.declaration.preload} edited={edited} />
      <Select
        label={words.declaration.preload}
        hideLabel
        hint={words.declaration.preloadSays}
        value={value === null ? '' : String(value)}
        options={[{ value: '', label: words.declaration.noSlot }, ...options]}
        disabled={disabled}
        onValue={(slot) => onValue(slot === '' ? null : Number(slot))}
      />
      <FieldFindings findings={findings} />
    </div>
  );
}
