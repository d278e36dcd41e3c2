import { useId, type JSX } from 'react';
import { ListChecks, LocateFixed } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { DriftItem, DriftOption } from '../../../src/contract/operations/drift.ts';
import { useStudio } from '../../state/context.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { names } from '../../ui/class-names.ts';
import { shortDigest } from '../../ui/format.ts';
import { words } from '../../words/drift.ts';
import { keyOfOption, type Decisions } from './decisions.ts';

export interface DriftItemDetailsProps {
  readonly item: DriftItem;
  readonly decisions: Decisions;
  readonly onDecide: (option: DriftOption | undefined) => void;
  /** The same for every item of this kind. */
  readonly onAlike?: (option: DriftOption) => void;
}

/** One item: what the disk has, what the registry has, and the ways out in the packer's words. */
export function DriftItemDetails({ item, decisions, onDecide, onAlike }: DriftItemDetailsProps): JSX.Element {
  const { navigation } = useStudio();
  const leads = item.place.asset_id !== undefined || item.place.root !== undefined;
  return (
    <article className="drift-item" aria-label={printable(item.message)}>
      <header>
        <Badge tone={item.class === 'decision' ? 'odd' : 'neutral'}>{words.classes[item.class]}</Badge>
        <h3>{words.kinds[item.kind]}</h3>
        <code className="drift-kind">{item.kind}</code>
      </header>
      <p className="drift-message">{printable(item.message)}</p>
      <dl className="drift-sides">
        <div>
          <dt>{words.disk}</dt>
          <dd>
            <Side text={item.disk} />
          </dd>
        </div>
        <div>
          <dt>{item.class === 'content' ? words.generation : words.registry}</dt>
          <dd>
            <Side text={item.registry} />
          </dd>
        </div>
      </dl>
      <Ways item={item} decisions={decisions} onDecide={onDecide} {...(onAlike && { onAlike })} />
      {leads && (
        <Button look="quiet" icon={LocateFixed} onClick={() => navigation.follow(item.place)}>
          {words.show}
        </Button>
      )}
    </article>
  );
}

/** Two digests are told apart by how they begin. */
function Side({ text }: { readonly text: string }): JSX.Element {
  return /^[0-9a-f]{64}$/u.test(text) ? <code title={text}>{shortDigest(text)}</code> : <>{printable(text)}</>;
}

function Ways({ item, decisions, onDecide, onAlike }: DriftItemDetailsProps): JSX.Element {
  if (item.options.length === 0) return <p className="drift-quiet">{words.noWays}</p>;
  // To keep an item as it is and not to decide about it are one and the same.
  const keep = item.options.find(({ choice }) => choice === 'keep');
  const ways = item.options.filter((option) => option !== keep);
  const decided = decisions.get(item.id);
  const chosen = decided && keyOfOption({ choice: decided.choice, ...(decided.target === undefined ? {} : { target: decided.target }) });
  const way = ways.find((option) => keyOfOption(option) === chosen);
  return (
    <fieldset className="drift-ways">
      <legend>{words.waysOut}</legend>
      {ways.map((option) => {
        const key = keyOfOption(option);
        return (
          <Way key={key} group={item.id} title={words.choice(item.kind, option.choice)} says={option.says} checked={chosen === key} disabled={!option.available} onChoose={() => onDecide(option)} />
        );
      })}
      <Way group={item.id} title={words.later} says={keep?.says ?? words.laterSays} checked={chosen === undefined} onChoose={() => onDecide(undefined)} />
      {way && onAlike && ways.filter(({ choice }) => choice === way.choice).length === 1 && (
        <div className="drift-alike">
          <Button look="quiet" icon={ListChecks} onClick={() => onAlike(way)}>
            {words.alike(words.kinds[item.kind])}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface WayProps {
  readonly group: string;
  readonly title: string;
  readonly says: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

function Way({ group, title, says, checked, disabled = false, onChoose }: WayProps): JSX.Element {
  const id = useId();
  return (
    <label className={names('drift-way', disabled && 'drift-way-closed')}>
      <input type="radio" name={group} checked={checked} disabled={disabled} onChange={onChoose} aria-describedby={id} />
      <span>
        <strong>{title}</strong>
        <span id={id}>{printable(says)}</span>
      </span>
    </label>
  );
}
