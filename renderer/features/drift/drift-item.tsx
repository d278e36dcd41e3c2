import { useId, type JSX } from 'react';
import { LocateFixed } from 'lucide-react';
import type { DriftItem, DriftOption } from '../../../src/contract/operations/drift.ts';
import { useStudio } from '../../state/context.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { names } from '../../ui/class-names.ts';
import { words } from '../../words/drift.ts';
import { keyOfOption, type Decisions } from './decisions.ts';

export interface DriftItemDetailsProps {
  readonly item: DriftItem;
  readonly decisions: Decisions;
  readonly onDecide: (option: DriftOption | undefined) => void;
}

/** One item: what the disk has, what the registry has, and the ways out in the packer's words. */
export function DriftItemDetails({ item, decisions, onDecide }: DriftItemDetailsProps): JSX.Element {
  const { navigation } = useStudio();
  const leads = item.place.asset_id !== undefined || item.place.root !== undefined;
  return (
    <article className="drift-item" aria-label={item.message}>
      <header>
        <Badge tone={item.class === 'decision' ? 'odd' : 'neutral'}>{words.classes[item.class]}</Badge>
        <h3>{words.kinds[item.kind]}</h3>
        <code className="drift-kind">{item.kind}</code>
      </header>
      <p className="drift-message">{item.message}</p>
      <dl className="drift-sides">
        <div>
          <dt>{words.disk}</dt>
          <dd>{item.disk}</dd>
        </div>
        <div>
          <dt>{words.registry}</dt>
          <dd>{item.registry}</dd>
        </div>
      </dl>
      <Ways item={item} decisions={decisions} onDecide={onDecide} />
      {leads && (
        <Button look="quiet" icon={LocateFixed} onClick={() => navigation.follow(item.place)}>
          {words.show}
        </Button>
      )}
    </article>
  );
}

function Ways({ item, decisions, onDecide }: DriftItemDetailsProps): JSX.Element {
  if (item.options.length === 0) return <p className="drift-quiet">{words.noWays}</p>;
  // To keep an item as it is and not to decide about it are one and the same.
  const keep = item.options.find(({ choice }) => choice === 'keep');
  const ways = item.options.filter((option) => option !== keep);
  const decided = decisions.get(item.id);
  const chosen = decided && keyOfOption({ choice: decided.choice, ...(decided.target === undefined ? {} : { target: decided.target }) });
  return (
    <fieldset className="drift-ways">
      <legend>{words.waysOut}</legend>
      {ways.map((option) => {
        const key = keyOfOption(option);
        return (
          <Way key={key} group={item.id} title={words.choices[option.choice]} says={option.says} checked={chosen === key} disabled={!option.available} onChoose={() => onDecide(option)} />
        );
      })}
      <Way group={item.id} title={words.later} says={keep?.says ?? words.laterSays} checked={chosen === undefined} onChoose={() => onDecide(undefined)} />
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
        <span id={id}>{says}</span>
      </span>
    </label>
  );
}
