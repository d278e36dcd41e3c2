import { useId, useState, type JSX, type KeyboardEvent } from 'react';
import { Eye, Replace } from 'lucide-react';
import { IconButton } from '../../../ui/button.tsx';
import { names } from '../../../ui/class-names.ts';
import { words } from '../../../words/inspector.ts';
import type { TileBank } from '../asset-details.ts';
import { hueOf } from './paint.ts';
import { hexRgb, isLight, rgbOf } from './rgb565.ts';
import { describeEntry } from './tile-words.ts';
import './palettes.css';

/** Entries of a palette of the hardware. */
const entries = 16;

export interface PalettesProps {
  readonly bank: TileBank;
  /** The palette that all tiles are drawn with. */
  readonly swap: number | undefined;
  readonly onSwap: (palette: number | undefined) => void;
  /** The palette whose tiles alone are lit. */
  readonly only: number | undefined;
  readonly onOnly: (palette: number | undefined) => void;
}

/** The palettes as strips of sixteen; arrow keys go from entry to entry. */
export function Palettes({ bank, swap, onSwap, only, onOnly }: PalettesProps): JSX.Element {
  const id = useId();
  const [at, setAt] = useState({ palette: 0, entry: 1 });
  const [hover, setHover] = useState<typeof at>();
  const palette = Math.min(at.palette, bank.palettes.length - 1);
  const told = hover ?? { palette, entry: at.entry };
  const go = (event: KeyboardEvent): void => {
    const to = moveEntry(event.key, palette, at.entry, bank.palettes.length);
    if (!to) return;
    event.preventDefault();
    setHover(undefined);
    setAt(to);
    document.getElementById(`${id}-${to.palette}-${to.entry}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <section className="inspector-palettes" aria-label={words.tiles.palettes}>
      <header>
        <h3>{words.tiles.palettesOf(bank.palettes.length, bank.palette_capacity)}</h3>
        <span className="inspector-quiet">{words.tiles.tilesOf(bank.used, bank.capacity)}</span>
      </header>
      <div
        className="inspector-strips"
        role="grid"
        aria-label={words.tiles.palettesSays}
        tabIndex={0}
        aria-activedescendant={`${id}-${palette}-${at.entry}`}
        onKeyDown={go}
        onPointerLeave={() => setHover(undefined)}
      >
        {bank.palettes.map(({ colours, used }, number) => (
          <div key={number} role="row" className={names('inspector-strip', swap === number && 'inspector-strip-on')}>
            <span role="rowheader" className="inspector-strip-number" style={{ borderColor: `hsl(${hueOf(number)} 90% 55%)` }}>
              {number}
            </span>
            {Array.from({ length: entries }, (_, entry) => (
              <Entry
                key={entry}
                id={`${id}-${number}-${entry}`}
                colour={colours[entry] ?? 0}
                entry={entry}
                used={used[entry] ?? false}
                active={palette === number && at.entry === entry}
                says={describeEntry(bank, number, entry)}
                onHover={() => setHover({ palette: number, entry })}
                onPick={() => setAt({ palette: number, entry })}
              />
            ))}
            <span role="gridcell" className="inspector-strip-buttons">
              <span className="inspector-quiet" title={words.tiles.usedEntries(used.filter(Boolean).length)}>
                {used.filter(Boolean).length}
              </span>
              <IconButton label={words.tiles.onlyPalette(number)} icon={Eye} pressed={only === number} onClick={() => onOnly(only === number ? undefined : number)} />
              <IconButton label={words.tiles.swapTo(number)} icon={Replace} pressed={swap === number} onClick={() => onSwap(swap === number ? undefined : number)} />
            </span>
          </div>
        ))}
      </div>
      <p className="inspector-entry-info selectable">{describeEntry(bank, told.palette, told.entry)}</p>
    </section>
  );
}

interface EntryProps {
  readonly id: string;
  readonly colour: number;
  readonly entry: number;
  readonly used: boolean;
  readonly active: boolean;
  readonly says: string;
  readonly onHover: () => void;
  readonly onPick: () => void;
}

/** A colour, the checker of index 0, or a free entry; what no pixel points at has a stroke through it. */
function Entry({ id, colour, entry, used, active, says, onHover, onPick }: EntryProps): JSX.Element {
  const rgb = rgbOf(colour);
  const isFree = !used && colour === 0;
  return (
    <span
      id={id}
      role="gridcell"
      aria-label={says}
      aria-selected={active}
      title={says}
      className={names(
        'inspector-entry',
        entry === 0 && 'inspector-checker',
        entry > 0 && isFree && 'inspector-entry-free',
        !used && 'inspector-entry-unused',
        isLight(rgb) && 'inspector-entry-light',
        active && 'inspector-entry-active',
      )}
      style={entry === 0 || isFree ? undefined : { backgroundColor: hexRgb(rgb) }}
      onPointerEnter={onHover}
      onClick={onPick}
    />
  );
}

function moveEntry(key: string, palette: number, entry: number, palettes: number): { palette: number; entry: number } | undefined {
  const to = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -entries], End: [0, entries] }[key];
  if (!to) return undefined;
  const [down = 0, right = 0] = to;
  return { palette: Math.max(0, Math.min(palettes - 1, palette + down)), entry: Math.max(0, Math.min(entries - 1, entry + right)) };
}
