import { useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Plus } from 'lucide-react';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { ArtifactRow } from '../../../../src/contract/operations/assets.ts';
import { useStudio } from '../../../state/context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { words } from '../../../words/inspector.ts';
import type { FamilyDescription } from '../asset-details.ts';
import { moved } from './entries.ts';
import { FieldFindings } from './field-findings.tsx';
import { FieldHead } from './field-head.tsx';
import { InputEntry } from './input-entry.tsx';

export interface InputListProps {
  readonly list: FamilyDescription['inputs'][number];
  readonly entries: readonly string[];
  /** As the author has them. */
  readonly declared: readonly string[];
  readonly artifacts: readonly ArtifactRow[];
  /** Whether `artifacts` are all there are. */
  readonly hasAll: boolean;
  readonly findings: readonly Diagnostic[];
  /** What is wrong with files of the asset, by their paths below its root. */
  readonly ofFiles: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly disabled: boolean;
  /** `undefined`: as the author has them. */
  readonly onEntries: (entries: readonly string[] | undefined) => void;
}

/** The entries of an input list in their order, which is the order in the bank. */
export function InputList({ list, entries, declared, artifacts, hasAll, findings, ofFiles, disabled, onEntries }: InputListProps): JSX.Element {
  const { notices } = useStudio();
  const element = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const isEdited = entries.length !== declared.length || entries.some((entry, at) => entry !== declared[at]);

  const move = (from: number, to: number): void => {
    const next = moved(entries, from, to);
    if (next === entries) return;
    onEntries(next);
    notices.announce(words.inputs.movedTo(entries[from] ?? '', to + 1, entries.length), 'polite', 'inputs');
    // The entry keeps the focus at its new place.
    requestAnimationFrame(() => element.current?.querySelectorAll<HTMLElement>('.inspector-input-handle')[to]?.focus());
  };
  const pointerOf = (entry: string): string | undefined => {
    const at = declared.indexOf(entry);
    return at < 0 ? undefined : `${list.pointer}/${at}`;
  };
  return (
    <div className="inspector-field" data-field={list.pointer} role="group" aria-label={list.label}>
      <FieldHead label={list.label} edited={isEdited} onReset={isEdited && !disabled ? () => onEntries(undefined) : undefined} />
      <p className="inspector-quiet">{list.says}</p>
      <ol ref={element} className="inspector-inputs">
        {entries.map((entry, at) => {
          const pointer = pointerOf(entry);
          const selected = pointer === undefined ? undefined : artifacts.filter((artifact) => artifact.selected_at === pointer);
          return (
            <InputEntry
              key={`${at} ${entry}`}
              entry={entry}
              at={at}
              of={entries.length}
              pointer={pointer}
              selected={selected}
              inside={selected?.flatMap(({ path }) => ofFiles.get(path) ?? []) ?? []}
              hasAll={hasAll}
              findings={pointer === undefined ? [] : findings.filter(({ place }) => place.field === pointer)}
              disabled={disabled}
              dragged={dragged}
              onDrag={setDragged}
              onMove={move}
              onRemove={() => onEntries(entries.filter((_, index) => index !== at))}
              onText={(text) => onEntries(entries.map((one, index) => (index === at ? text : one)))}
            />
          );
        })}
      </ol>
      {entries.length === 0 && <p className="inspector-quiet">{words.inputs.none}</p>}
      {!disabled && <AddEntry list={list} entries={entries} artifacts={artifacts} onAdd={(entry) => onEntries([...entries, entry])} />}
      <FieldFindings findings={findings.filter(({ place }) => place.field === list.pointer)} />
    </div>
  );
}

interface AddEntryProps {
  readonly list: InputListProps['list'];
  readonly entries: readonly string[];
  readonly artifacts: readonly ArtifactRow[];
  readonly onAdd: (entry: string) => void;
}

/** A path or a pattern; files that nobody selects are offered. */
function AddEntry({ list, entries, artifacts, onAdd }: AddEntryProps): JSX.Element {
  const [text, setText] = useState('');
  const options = artifacts.filter(({ path, selected_by: by }) => by === undefined && !entries.includes(path)).slice(0, 200);
  const id = `inspector-files-${list.key}`;
  const isKnown = entries.includes(text);
  const add = (): void => {
    if (text.trim() === '' || isKnown) return;
    onAdd(text.trim());
    setText('');
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="inspector-add">
      <TextField
        label={words.inputs.add(list.label)}
        hideLabel
        mono
        placeholder={words.inputs.addHint(list.extensions[0] ?? '.bin')}
        list={id}
        value={text}
        error={isKnown ? words.inputs.known : undefined}
        onValue={setText}
        onKeyDown={keys}
      />
      <datalist id={id}>
        {options.map(({ path }) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      <IconButton label={words.inputs.add(list.label)} icon={Plus} disabled={text.trim() === '' || isKnown} onClick={add} />
    </div>
  );
}
