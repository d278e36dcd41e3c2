import { useEffect, useRef, type JSX } from 'react';
import { Undo2 } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { AssetRef } from '../../../../src/contract/operations/changes.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { words } from '../../../words/inspector.ts';
import type { AssetDetails, FamilyDescription, Json } from '../asset-details.ts';
import { inspectorShortcuts } from '../use-inspector-actions.ts';
import { changesOf, countOf, declaredAt, effectiveOf, isEmpty, noDraft, stillOpen, withEdit, withoutApplied, withSlot, type Draft, type SetDraft } from './drafts.ts';
import { InputList } from './input-list.tsx';
import { ParameterField } from './parameter-field.tsx';
import { PreloadField } from './preload-field.tsx';
import './declaration.css';

export interface DeclarationFormProps {
  readonly asset: AssetRef;
  readonly details: AssetDetails;
  readonly family: FamilyDescription | undefined;
  readonly draft: Draft;
  readonly onDraft: SetDraft;
  /** A field that somebody wants to go to, as a JSON pointer. */
  readonly wanted?: string | undefined;
  readonly onThere?: () => void;
}

/** The declaration as a form, made from what the packer says of the family. Nothing is written before its preview. */
export function DeclarationForm({ asset, details, family, draft: given, onDraft, wanted, onThere }: DeclarationFormProps): JSX.Element {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted === undefined) return;
    goTo(form.current, wanted);
    onThere?.();
  }, [wanted]);
  const draft = stillOpen(given, details);
  const { proposals } = useStudio();
  const { access } = useProject();
  if (!details.declaration) return <EmptyState sprite="broken" title={words.declaration.unreadable} says={words.declaration.unreadableSays} />;
  if (!family) return <EmptyState sprite="broken" title={words.declaration.noFamily(details.asset.family ?? '')} says={words.declaration.noFamilySays} />;
  const isClosed = access.mode === 'read_only';
  const edit = (pointer: string, value: Json | undefined): void => onDraft(withEdit(draft, pointer, value, declaredAt(details, pointer)));
  const propose = async (): Promise<void> => {
    if ((await proposals.change(...changesOf(asset, draft))) === 'applied') onDraft((now) => withoutApplied(now, draft));
  };
  const slot = details.declaration.preload?.slot ?? null;
  const files = details.artifacts.map(({ path }) => path);
  const directory = `assets/${details.asset.root}/`;
  const inFiles = details.diagnostics.filter(({ place: { file, field } }) => field === undefined && file?.startsWith(directory) === true);
  const ofFiles = Map.groupBy(inFiles, ({ place: { file = '' } }) => file.slice(directory.length));
  return (
    <div ref={form} className="inspector-form">
      {family.inputs.map((list) => (
        <InputList
          key={list.pointer}
          list={list}
          entries={entriesOf(draft.edits.has(list.pointer) ? draft.edits.get(list.pointer) : declaredAt(details, list.pointer))}
          declared={entriesOf(declaredAt(details, list.pointer))}
          artifacts={details.artifacts}
          hasAll={details.artifact_total <= details.artifacts.length}
          findings={under(details.diagnostics, list.pointer)}
          ofFiles={ofFiles}
          disabled={isClosed}
          onEntries={(entries) => edit(list.pointer, entries === undefined ? declaredAt(details, list.pointer) : [...entries])}
        />
      ))}
      {family.parameters.map((parameter) => (
        <ParameterField
          key={parameter.pointer}
          parameter={parameter}
          effective={effectiveOf(details, draft, parameter)}
          files={files}
          findings={under(details.diagnostics, parameter.pointer)}
          disabled={isClosed}
          onValue={(value) => edit(parameter.pointer, value)}
        />
      ))}
      <PreloadField
        value={draft.slot === undefined ? slot : draft.slot}
        edited={draft.slot !== undefined}
        findings={under(details.diagnostics, '/preload')}
        disabled={isClosed}
        onValue={(value) => onDraft(withSlot(draft, value, slot))}
      />
      {!isEmpty(draft) && (
        <footer className="inspector-form-foot">
          <span role="status">{words.declaration.edits(countOf(draft))}</span>
          <Button look="quiet" icon={Undo2} shortcut={inspectorShortcuts.forget} onClick={() => onDraft(noDraft)}>
            {words.declaration.forget}
          </Button>
          <Button look="primary" shortcut={inspectorShortcuts.apply} onClick={() => void propose()}>
            {words.declaration.preview}
          </Button>
        </footer>
      )}
      {isClosed && <p className="inspector-quiet">{printable(access.reason ?? words.declaration.readOnly)}</p>}
    </div>
  );
}

/** To the field that holds the pointer. */
function goTo(form: HTMLElement | null, pointer: string): void {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-field]') ?? [])];
  // An entry of a list stands within its list: the last one that holds it is the closest.
  const field = fields.findLast(({ dataset: { field: own } }) => own !== undefined && (pointer === own || pointer.startsWith(`${own}/`)));
  field?.scrollIntoView({ block: 'nearest' });
  field?.querySelector<HTMLElement>('select, input, textarea, button')?.focus();
}

/** Findings about a field or something in it. */
function under(findings: readonly Diagnostic[], pointer: string): readonly Diagnostic[] {
  return findings.filter(({ place: { field } }) => field === pointer || field?.startsWith(`${pointer}/`) === true);
}

function entriesOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
