import type { JSX } from 'react';
import { Undo2 } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { FamilyParameter } from '../../../../src/contract/operations/assets.ts';
import type { CommonField } from '../../../../src/contract/operations/selection.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import type { ProposedChange } from '../../../state/proposals.ts';
import { Button } from '../../../ui/button.tsx';
import { formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/inspector.ts';
import type { FamilyDescription, Json } from '../asset-details.ts';
import { ParameterField } from '../declaration/parameter-field.tsx';
import type { Sum } from './several-head.tsx';

/** Values for all, by JSON pointer. */
export type SharedDraft = ReadonlyMap<string, Json>;

/** Changes of one proposal, as the contract allows. */
const most = 1000;

export interface SharedFieldsProps {
  readonly sum: Sum;
  readonly families: readonly FamilyDescription[];
  readonly ids: readonly number[];
  readonly draft: SharedDraft;
  readonly onDraft: (draft: SharedDraft) => void;
  /** Also when others are chosen by then. */
  readonly onApplied: (applied: SharedDraft) => void;
}

/** What the declarations have in common: of one family its parameters, to be set for all at once; always the slot. */
export function SharedFields({ sum, families, ids, draft, onDraft, onApplied }: SharedFieldsProps): JSX.Element {
  const { proposals } = useStudio();
  const { access } = useProject();
  const named = sum.families.filter(({ family }) => family !== undefined);
  const family = named.length === 1 ? families.find((one) => one.family === named[0]?.family) : undefined;
  const refusal = access.mode === 'read_only' ? (access.reason ?? words.declaration.readOnly) : ids.length > most ? words.several.tooMany(formatCount(most)) : undefined;
  const set = (pointer: string, value: Json | undefined): void => {
    const next = new Map(draft);
    if (value === undefined) next.delete(pointer);
    else next.set(pointer, value);
    onDraft(next);
  };
  const propose = async (): Promise<void> => {
    if ((await proposals.change(...changesOf(ids, draft))) === 'applied') onApplied(draft);
  };
  return (
    <section className="several-fields" aria-label={words.several.fields}>
      <h3>{words.several.fields}</h3>
      <div className="inspector-form">
        {sum.fields.map((field) => {
          const parameter = family?.parameters.find(({ pointer }) => pointer === field.pointer);
          // A file of one asset is none of another.
          if (!parameter || parameter.control === 'file') return <Told key={field.pointer} name={parameter?.label ?? words.several.slot} field={field} />;
          return <Shared key={field.pointer} parameter={parameter} field={field} edit={draft.get(field.pointer)} disabled={refusal !== undefined} onValue={(value) => set(field.pointer, value)} />;
        })}
        {family && refusal !== undefined && <p className="inspector-quiet">{printable(refusal)}</p>}
        {draft.size > 0 && (
          <footer className="inspector-form-foot">
            <span role="status">{words.declaration.edits(draft.size)}</span>
            <Button look="quiet" icon={Undo2} onClick={() => onDraft(new Map())}>
              {words.declaration.forget}
            </Button>
            <Button look="primary" onClick={() => void propose()}>
              {words.declaration.preview}
            </Button>
          </footer>
        )}
      </div>
    </section>
  );
}

/** What is left when these values have been applied: what was set since then stays. */
export function withoutShared(now: SharedDraft, applied: SharedDraft): SharedDraft {
  return new Map([...now].filter(([pointer, value]) => JSON.stringify(applied.get(pointer)) !== JSON.stringify(value)));
}

/** One proposal for all of them: the packer checks it as a whole, and one undo takes it back. */
export function changesOf(ids: readonly number[], draft: SharedDraft): ProposedChange[] {
  const edits = [...draft].map(([pointer, value]) => ({ pointer, value }));
  return ids.map((asset_id) => ({ kind: 'update_declaration', asset: { asset_id }, edits }));
}

interface SharedProps {
  readonly parameter: FamilyParameter;
  readonly field: CommonField;
  readonly edit: Json | undefined;
  readonly disabled: boolean;
  readonly onValue: (value: Json | undefined) => void;
}

/** A parameter for all: the value where they agree, otherwise that they do not. */
function Shared({ parameter: { file_choice: file, ...parameter }, field, edit, disabled, onValue }: SharedProps): JSX.Element {
  const agreed = isMixed(field) ? undefined : field.values[0]?.value;
  const value = edit ?? agreed;
  return (
    <div>
      <ParameterField
        parameter={{ ...parameter, required: edit === undefined }}
        effective={{ value, own: true, edited: edit !== undefined }}
        mixed={edit === undefined && isMixed(field) ? words.several.mixed : undefined}
        files={[]}
        findings={[]}
        disabled={disabled}
        onValue={(next) => onValue(JSON.stringify(next) === JSON.stringify(agreed) ? undefined : next)}
      />
      {isMixed(field) && <Values field={field} fileKey={file?.key} />}
    </div>
  );
}

function Told({ name, field }: { readonly name: string; readonly field: CommonField }): JSX.Element {
  return (
    <div className="inspector-field">
      <span className="inspector-field-head inspector-field-label">{printable(name)}</span>
      {isMixed(field) ? <Values field={field} /> : <code>{printable(textOf(field.values[0]?.value, undefined))}</code>}
    </div>
  );
}

/** Each value with how many have it. */
function Values({ field: { values, others }, fileKey }: { readonly field: CommonField; readonly fileKey?: string | undefined }): JSX.Element {
  return (
    <ul className="several-values">
      {values.map(({ value, assets }, index) => (
        <li key={index}>
          {words.several.times(formatCount(assets))} <code>{printable(textOf(value, fileKey))}</code>
        </li>
      ))}
      {others > 0 && <li>{words.several.otherValues(formatCount(others))}</li>}
    </ul>
  );
}

function isMixed({ values }: CommonField): boolean {
  return values.length > 1;
}

/** A file that is named in place of a choice is told by its name. */
function textOf(value: Json | undefined, fileKey: string | undefined): string {
  if (value === undefined) return words.several.notSet;
  if (typeof value === 'string') return value;
  const named = fileKey !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value) ? value[fileKey] : undefined;
  return typeof named === 'string' ? named : JSON.stringify(value);
}
