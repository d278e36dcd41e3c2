import type { Diagnostic } from '../../../contract/diagnostics.ts';
import type { EventOf } from '../../../contract/events.ts';
import type { DriftItem } from '../../../contract/operations/drift.ts';
import type { PackResult } from '../../../contract/operations/pack.ts';
import type { ProjectStatus } from '../../../contract/operations/project.ts';
import { counted, formatBytes, formatCount, formatDuration } from './bytes.ts';
import type { Colour, Paint } from './colour.ts';
import { placeText, problemCount } from './diagnostics.ts';
import { pad, widthOf, wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';
import { stateWord } from './status.ts';
import { clockTime } from './time.ts';

/** One thing that happened: when, what, and why, in a line where it fits. */
interface Told {
  readonly at: string;
  readonly word: string;
  readonly paint?: keyof Colour;
  /** Clean of control characters; painted only where it is too short to be wrapped. */
  readonly text: string;
  /** What it is, or what caused it; dim, at the end. */
  readonly note?: string;
}

/** More of one kind at once than this are counted only. */
const mostAtOnce = 20;
const wordWidth = 8;
const indent = 8 + 2 + wordWidth + 2;

function line(page: Page, { at, word, paint, text, note }: Told): Lines {
  const { colour } = page;
  const painted: Paint = paint ? colour[paint] : (plain) => plain;
  const head = `${colour.dim(clockTime(at))}  ${painted(pad(word, wordWidth))}  `;
  const room = Math.max(20, page.width - indent);
  const noted = note === undefined ? '' : printable(note);
  const lines = wrap(text, room);
  const last = lines.at(-1) ?? '';
  if (noted !== '' && widthOf(last) + widthOf(noted) + 2 <= room) lines[lines.length - 1] = `${last}  ${colour.dim(noted)}`;
  else if (noted !== '') lines.push(colour.dim(noted));
  return lines.map((one, index) => (index === 0 ? head : ' '.repeat(indent)) + one);
}

/** The first line: what is watched, and how it stands. */
export function watchedLines(page: Page, { directory, state, generation, observation }: ProjectStatus): Lines {
  const { mode, checked_at: at } = observation;
  return [
    ...line(page, { at, word: 'watching', paint: 'bold', text: printable(directory), note: 'Ctrl+C ends' }),
    ...(mode === 'live' ? observedLines(page, { at, mode }) : []),
    ...line(page, { at, word: 'state', text: stateWord(page.colour, state), note: `generation ${generation}` }),
  ];
}

/** How the disk is watched from now on. That nobody tells anything is never said in silence. */
export function observedLines(page: Page, { at, mode, reason }: Pick<EventOf<'observation.changed'>, 'at' | 'mode' | 'reason'>): Lines {
  if (mode === 'live') return line(page, { at, word: 'watching', paint: 'green', text: 'live: changes are told as they happen' });
  return line(page, { at, word: 'watching', paint: 'yellow', text: printable(`${mode}: ${reason ?? 'nobody tells what changes'}`) });
}

export function stateLines(page: Page, { at, from, to, cause, caused_by: by }: EventOf<'state.changed'>): Lines {
  const lines = line(page, { at, word: 'state', text: printable(`${from} → ${to}: ${cause}`), ...causeOf(by) });
  // Painted after it was broken into lines: colours take no room.
  const painted = `${stateWord(page.colour, from)} → ${stateWord(page.colour, to)}:`;
  return lines.map((one, index) => (index === 0 ? one.replace(`${from} → ${to}:`, () => painted) : one));
}

/** A generation that was published, by the assets that it changed; `rootOf` knows some. */
export function publishedLines(page: Page, event: EventOf<'snapshot.published'>, rootOf: ReadonlyMap<number, string>): Lines {
  const { at, generation, added, changed, removed, caused_by: by } = event;
  const parts = [part('added', added, rootOf), part('changed', changed, rootOf), part('removed', removed, rootOf)].filter((text) => text !== '');
  const text = parts.length === 0 ? 'no registered asset differs' : parts.join('; ');
  const { note } = causeOf(by);
  return line(page, { at, word: 'assets', paint: 'cyan', text: printable(text), note: `generation ${generation}${note === undefined ? '' : `, ${note}`}` });
}

/** How many assets of one publication are named. */
export const namedAssets = 3;

function part(word: string, ids: readonly number[], rootOf: ReadonlyMap<number, string>): string {
  if (ids.length === 0) return '';
  const names = ids.slice(0, namedAssets).map((id) => (rootOf.has(id) ? `${rootOf.get(id) ?? ''} (asset ${id})` : `asset ${id}`));
  const more = ids.length - names.length;
  return `${word} ${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

/** Items that are there now. Content that a refresh takes over by itself is no news of its own. */
export function driftLines(page: Page, at: string, items: readonly DriftItem[], total: number): Lines {
  const shown = items.slice(0, mostAtOnce);
  return [
    ...shown.flatMap((item) => {
      const owed = item.class === 'decision';
      return line(page, { at, word: owed ? 'decide' : 'noticed', ...(owed && { paint: 'yellow' }), text: printable(item.message), note: item.id });
    }),
    ...moreLines(page, at, total - shown.length, 'item', 'prometeu status'),
  ];
}

/** Items whose cause is gone, or that were decided about. */
export function settledLines(page: Page, { at, items, total, caused_by: by }: EventOf<'drift.resolved'>): Lines {
  const told = items.filter((item) => item.class !== 'content').slice(0, mostAtOnce);
  if (told.length === 0) return [];
  return [
    ...told.flatMap(({ id }) => line(page, { at, word: 'settled', paint: 'green', text: printable(id), ...causeOf(by) })),
    ...moreLines(page, at, items.length === told.length ? total - told.length : 0, 'item', 'prometeu status'),
  ];
}

/** Findings that came or went. */
export function problemLines(page: Page, at: string, came: readonly Diagnostic[], went: readonly Diagnostic[]): Lines {
  return [...findings(page, at, came, 'came'), ...findings(page, at, went, 'went')];
}

/** What is known as the watch begins. */
export function knownProblemLines(page: Page, at: string, known: readonly Diagnostic[]): Lines {
  if (known.length === 0) return line(page, { at, word: 'problems', paint: 'green', text: 'none' });
  return line(page, { at, word: 'problems', text: problemCount(page.colour, known), note: 'prometeu doctor' });
}

function findings(page: Page, at: string, found: readonly Diagnostic[], what: 'came' | 'went'): Lines {
  const shown = found.slice(0, mostAtOnce);
  return [
    ...shown.flatMap(({ severity, message, place, code }) => {
      const where = placeText(page, place) ?? (place.root === undefined ? undefined : page.file(`assets/${place.root}`));
      const text = printable(where === undefined ? message : `${where}: ${message}`);
      const paint = ({ error: 'red', warning: 'yellow', info: 'blue' } as const)[severity];
      return line(page, what === 'came' ? { at, word: severity, paint, text, note: code } : { at, word: 'solved', paint: 'green', text, note: code });
    }),
    ...moreLines(page, at, found.length - shown.length, what === 'came' ? 'problem' : 'problem solved', 'prometeu doctor'),
  ];
}

function moreLines(page: Page, at: string, count: number, what: string, command: string): Lines {
  if (count <= 0) return [];
  const text = what === 'problem solved' ? `… and ${counted(count, 'more problem')} solved` : `… and ${counted(count, `more ${what}`)}`;
  return line(page, { at, word: '', text, note: command });
}

/** How a pack of `--pack` ended. */
export function packedLine(page: Page, at: string, result: PackResult): Lines {
  const { status, unchanged, packed_asset_count: count, archive_size: size, elapsed_ms: elapsed, cache_hits: hits } = result;
  if (status === 'cancelled') return line(page, { at, word: 'stopped', text: 'the pack; the old build stands' });
  if (status === 'succeeded') {
    const what = unchanged ? `build/ already is what ${counted(count, 'asset')} make` : `${counted(count, 'asset')}${size === undefined ? '' : `, ${formatBytes(size)}`}`;
    const cached = hits > 0 ? `, ${formatCount(hits)} from the cache` : '';
    const unsure = result.durability === 'unknown' ? '; the disk did not confirm the last flush' : '';
    return line(page, { at, word: 'packed', paint: 'green', text: `${what}${unsure}`, note: `${formatDuration(elapsed)}${cached}` });
  }
  const errors = (result.failure?.diagnostics ?? []).filter(({ severity }) => severity === 'error');
  const why = errors.length > 0 ? `${counted(errors.length, 'error')}.` : (result.failure?.error.message ?? 'Nobody said why.');
  return line(page, { at, word: status, paint: 'red', text: `${printable(why)} The old build stands.`, ...(result.failure && { note: result.failure.error.code }) });
}

/** What changed is not taken over, and so not packed: the project's settings leave that to people. */
export function waitingLine(page: Page, at: string, canAsk: boolean): Lines {
  const how = canAsk ? 'press Enter to refresh' : 'it is taken over when the project is refreshed or opened anew';
  return line(page, { at, word: 'waiting', paint: 'yellow', text: `the settings leave refreshing to you: ${how}`, note: 'refresh_required' });
}

/** Something that was tried and refused. */
export function refusedLine(page: Page, at: string, message: string, code: string): Lines {
  return line(page, { at, word: 'failed', paint: 'red', text: printable(message), note: code });
}

function causeOf(by: string | undefined): { readonly note?: string } {
  if (by === undefined) return {};
  return { note: by === 'disk' ? 'by the disk' : `by operation ${by}` };
}
