import { useId, useState, type JSX, type KeyboardEvent } from 'react';
import { Dialog as Radix } from 'radix-ui';
import { printable } from '../../../src/base/printable.ts';
import { useAllActions, useNavigation, useProjectStatus, useStudio } from '../../state/context.tsx';
import type { Action } from '../../state/actions.ts';
import { names } from '../../ui/class-names.ts';
import { VisuallyHidden } from '../../ui/hidden.tsx';
import { KeyHint, spokenKeys } from '../../ui/key-hint.tsx';
import { words } from '../../words/frame.ts';
import { words as welcome } from '../../words/welcome.ts';
import './palette.css';

/** Every action by name. */
export function Palette(): JSX.Element {
  const studio = useStudio();
  const open = useNavigation((state) => state.palette);
  const close = (): void => studio.navigation.showPalette(false);
  return (
    <Radix.Root open={open} onOpenChange={(stays) => !stays && close()}>
      <Radix.Portal>
        <Radix.Overlay className="veil" />
        <Radix.Content className="palette" aria-describedby={undefined}>
          <VisuallyHidden>
            <Radix.Title>{words.palette}</Radix.Title>
          </VisuallyHidden>
          <PaletteBody onClose={close} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const all = useAllActions();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const route = useNavigation((state) => state.route);
  const here = useProjectStatus() ? [words.routes[route]] : [welcome.recent, welcome.group];
  const found = inOrder(all.filter((action) => action.id !== 'studio.palette' && matches(action, text)), here);
  const current = Math.min(at, found.length - 1);

  const run = (action: Action | undefined): void => {
    if (!action || action.unavailable !== undefined) return;
    onClose();
    // After the palette has given the focus back: the action may want it.
    setTimeout(() => action.run(), 0);
  };
  const keys = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((current + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[current]);
    }
  };
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={current >= 0 ? `${list}-${current}` : undefined}
        aria-label={words.palette}
        placeholder={words.paletteHint}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onKeyDown={keys}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
      />
      <div className="palette-list" role="listbox" id={list} aria-label={words.paletteOpen}>
        {found.map((action, index) => (
          <Line key={action.id} id={`${list}-${index}`} action={action} chosen={index === current} onRun={() => run(action)} onPoint={() => setAt(index)} />
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">{words.paletteNone}</p>}
    </>
  );
}

interface LineProps {
  readonly id: string;
  readonly action: Action;
  readonly chosen: boolean;
  readonly onRun: () => void;
  readonly onPoint: () => void;
}

function Line({ id, action, chosen, onRun, onPoint }: LineProps): JSX.Element {
  return (
    <div
      id={id}
      ref={(element) => {
        if (chosen) element?.scrollIntoView({ block: 'nearest' });
      }}
      role="option"
      aria-selected={chosen}
      aria-disabled={action.unavailable !== undefined}
      aria-keyshortcuts={action.shortcut && spokenKeys(action.shortcut)}
      className={names('palette-line', chosen && 'palette-chosen')}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      <span className="palette-group">{action.group}</span>
      <span className="palette-title">
        {printable(action.title)}
        {action.unavailable !== undefined && <small>{printable(action.unavailable)}</small>}
      </span>
      {action.shortcut !== undefined && <KeyHint shortcut={action.shortcut} />}
    </div>
  );
}

/** First what belongs to the screen one is at; last what cannot be done now. */
function inOrder(actions: readonly Action[], here: readonly string[]): readonly Action[] {
  const place = ({ unavailable, group }: Action): number => {
    if (unavailable !== undefined) return here.length + 1;
    return here.includes(group) ? here.indexOf(group) : here.length;
  };
  return actions.toSorted((one, other) => place(one) - place(other));
}

/** Every word typed stands somewhere in the group and title. */
function matches({ group, title }: Action, text: string): boolean {
  const whole = `${group} ${title}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => whole.includes(word));
}
