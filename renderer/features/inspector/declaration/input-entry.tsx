import { useState, type DragEvent, type JSX, type KeyboardEvent } from 'react';
import { GripVertical, X } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { Diagnostic } from '../../../../src/contract/diagnostics.ts';
import type { ArtifactRow } from '../../../../src/contract/operations/assets.ts';
import { useStudio } from '../../../state/context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { names } from '../../../ui/class-names.ts';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { SeverityIcon } from '../../../ui/severity.tsx';
import { words } from '../../../words/inspector.ts';
import { FieldFindings } from './field-findings.tsx';

/** Files of a pattern that are named at once. */
const shown = 6;

export interface InputEntryProps {
  readonly entry: string;
  readonly at: number;
  readonly of: number;
  /** Where it stands in the file; nothing for one that is new. */
  readonly pointer: string | undefined;
  /** What it selects; nothing known of one that is new. */
  readonly selected: readonly ArtifactRow[] | undefined;
  readonly hasAll: boolean;
  readonly findings: readonly Diagnostic[];
  /** What is wrong in the files that it selects. */
  readonly inside: readonly Diagnostic[];
  readonly disabled: boolean;
  /** The place of the entry that is being dragged. */
  readonly dragged: number | undefined;
  readonly onDrag: (at: number | undefined) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
  readonly onText: (text: string) => void;
}

/** One entry: dragged by its handle, or moved with the arrow keys while the handle has the focus. */
export function InputEntry(props: InputEntryProps): JSX.Element {
  const { entry, at, of, pointer, selected, findings, inside, disabled, dragged, onDrag, onMove, onRemove } = props;
  const [over, setOver] = useState(false);
  const keys = (event: KeyboardEvent): void => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: of - 1 }[event.key];
    if (event.key === 'Delete') onRemove();
    else if (to !== undefined) onMove(at, to);
    else return;
    event.preventDefault();
  };
  const drop = (event: DragEvent): void => {
    setOver(false);
    if (dragged === undefined) return;
    event.preventDefault();
    onMove(dragged, at);
    onDrag(undefined);
  };
  const isOne = selected?.length === 1 && selected[0]?.path === entry;
  return (
    <li
      data-field={pointer}
      className={names('inspector-input', over && dragged !== undefined && dragged !== at && 'inspector-input-over')}
      onDragOver={(event) => {
        if (dragged === undefined) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="inspector-input-line">
        <button
          type="button"
          className="inspector-input-handle"
          draggable={!disabled}
          disabled={disabled}
          aria-label={printable(words.inputs.handle(entry, at + 1, of))}
          title={words.inputs.handleSays}
          onKeyDown={keys}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move';
            event.dataTransfer.setData('text/plain', entry);
            onDrag(at);
          }}
          onDragEnd={() => onDrag(undefined)}
        >
          <GripVertical size={13} aria-hidden />
          <span className="inspector-number">{at + 1}</span>
        </button>
        <EntryText {...props} />
        <Inside findings={inside} />
        {isOne && <span className="inspector-quiet inspector-number">{formatBytes(selected[0]?.size ?? 0)}</span>}
        {!disabled && <IconButton label={words.inputs.remove(entry)} icon={X} onClick={onRemove} />}
      </div>
      {!isOne && findings.length === 0 && <Selected {...props} />}
      <FieldFindings findings={findings} />
    </li>
  );
}

/** The worst that is wrong in the entry's files, with the way there. */
function Inside({ findings }: { readonly findings: readonly Diagnostic[] }): JSX.Element | null {
  const { navigation } = useStudio();
  const worst = findings.find(({ severity }) => severity === 'error') ?? findings.find(({ severity }) => severity === 'warning');
  if (!worst) return null;
  return (
    <button type="button" className="inspector-input-wrong" title={printable(worst.message)} aria-label={printable(words.findings.go(worst.message))} onClick={() => navigation.follow(worst.place)}>
      <SeverityIcon severity={worst.severity} size={13} />
      {findings.filter(({ severity }) => severity === worst.severity).length}
    </button>
  );
}

/** The entry itself; a click makes it a field. */
function EntryText({ entry, at, disabled, onText }: InputEntryProps): JSX.Element {
  const [text, setText] = useState<string>();
  if (text === undefined) {
    return (
      <button type="button" className="inspector-input-text" disabled={disabled} title={printable(entry)} aria-label={printable(words.inputs.edit(entry))} onClick={() => setText(entry)}>
        <code>{printable(entry)}</code>
      </button>
    );
  }
  const done = (take: boolean): void => {
    setText(undefined);
    if (take && text.trim() !== '' && text.trim() !== entry) onText(text.trim());
  };
  return (
    <input
      className="input input-mono"
      aria-label={printable(words.inputs.edit(entry))}
      data-at={at}
      autoFocus
      spellCheck={false}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => done(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(true);
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        done(false);
      }}
    />
  );
}

function Selected({ selected, hasAll }: InputEntryProps): JSX.Element | null {
  if (selected === undefined) return <p className="inspector-selected">{words.inputs.unknown}</p>;
  if (selected.length === 0) return hasAll ? <p className="inspector-selected">{words.inputs.selectsNothing}</p> : null;
  const rest = selected.length - shown;
  return (
    <p className="inspector-selected">
      <span>{hasAll ? words.inputs.selects(selected.length) : words.inputs.selectsMore(formatCount(selected.length))}</span> {selected.slice(0, shown).map(({ path }) => printable(path)).join(', ')}
      {rest > 0 && ` ${hasAll ? words.inputs.andMore(formatCount(rest)) : words.inputs.andMany}`}
    </p>
  );
}
