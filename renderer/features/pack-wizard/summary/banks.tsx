import type { JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import { useStudio } from '../../../state/context.tsx';
import { names } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Budget } from '../budget.tsx';
import type { Summary } from './summary-pages.ts';
import './banks.css';

type Bank = Summary['banks'][number];

/** Each bank type: what goes in, what it may weigh, and where it is preloaded. */
export function Banks({ summary }: { readonly summary: Summary }): JSX.Element {
  const { banks } = summary;
  if (banks.length === 0) return <EmptyState title={words.nothingIn} says={words.nothingInSays} />;
  return (
    <div className="pack-banks">
      {banks.map((bank) => (
        <BankCard key={bank.bank_type} bank={bank} />
      ))}
    </div>
  );
}

function BankCard({ bank }: { readonly bank: Bank }): JSX.Element {
  return (
    <section className="pack-bank" aria-label={bank.bank_type}>
      <header>
        <h3>{bank.bank_type}</h3>
        <span>{words.assetsIn(bank.assets, formatCount(bank.assets))}</span>
        <strong>{formatBytes(bank.expected_bytes)}</strong>
        {bank.unknown > 0 && <span className="pack-quiet">{words.expectedUnknown(bank.unknown, formatCount(bank.unknown))}</span>}
      </header>
      {bank.budget ? <Budget name={bank.bank_type} bytes={bank.expected_bytes} budget={bank.budget} overBy={bank.over_by} /> : <p className="pack-quiet">{words.noBudget}</p>}
      <Slots bank={bank} />
    </section>
  );
}

/** Slots that are all drawn; where there are more, those taken alone. */
const mostDrawn = 64;

function Slots({ bank: { bank_type: bank, slot_count: all, slots } }: { readonly bank: Bank }): JSX.Element {
  const { navigation } = useStudio();
  const taken = new Map(slots.map((slot) => [slot.slot, slot]));
  const drawn = all <= mostDrawn ? Array.from({ length: all }, (_, slot) => slot) : slots.map(({ slot }) => slot);
  return (
    <div>
      <p className="pack-quiet">{words.slots(formatCount(slots.length), formatCount(all))}</p>
      <ol className="pack-slots" aria-label={words.slotsOf(bank)}>
        {drawn.map((slot) => {
          const holder = taken.get(slot);
          return (
            <li key={slot} className={names('pack-slot', holder && 'pack-slot-taken')}>
              {holder ? (
                <button type="button" title={printable(words.slotTaken(slot, holder.asset_name))} aria-label={printable(words.slotTaken(slot, holder.asset_name))} onClick={() => navigation.follow({ asset_id: holder.asset_id })}>
                  <span>{slot}</span>
                  <span className="pack-slot-name">{printable(holder.asset_name)}</span>
                </button>
              ) : (
                <span title={words.slotFree(slot)}>{slot}</span>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
