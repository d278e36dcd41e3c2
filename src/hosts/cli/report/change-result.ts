import type { ChangeResult, Preview } from '../../../contract/operations/changes.ts';
import { problemCount } from './diagnostics.ts';
import { widthOf, wrap } from './fit.ts';
import type { Lines, Page } from './page.ts';
import { printable } from '../../../base/printable.ts';

/** A change that was made. */
export interface Changed {
  readonly result: ChangeResult & { readonly undoable?: boolean };
  readonly preview: Preview;
  /** The project's directory, when commands typed here have to name it. */
  readonly elsewhere: string | undefined;
}

/** One line, where it fits: what happened, and how to take it back, by its operation id. */
export function changedReport(page: Page, { result, preview, elsewhere }: Changed): Lines {
  const { colour } = page;
  return [
    ...headline(page, result.title, wayBack(result, elsewhere)),
    ...problemLines(page, preview),
    ...result.conflicts.flatMap(({ path, kept_at: kept }) =>
      wrap(printable(`Somebody saved ${page.file(path)} meanwhile: those bytes are kept in ${page.file(kept)}.`), page.width).map((line) =>
        colour.yellow(line),
      ),
    ),
    ...(result.durability === 'unknown' ? durabilityLines(page) : []),
  ];
}

/** At the question, anything but yes. */
export function declinedReport(): Lines {
  return ['Nothing was written.'];
}

/** What the title of an undo says of itself. */
const undoTitle = /^(Undo|Redo): (.*)$/su;

function wayBack({ title, operation_id: id, undoable = true }: Changed['result'], elsewhere: string | undefined): string {
  if (!undoable) return 'it does not stand in the history';
  const again = undoTitle.exec(title)?.[1] === 'Undo';
  return `${again ? 'make it again' : 'take it back'}: prometeu undo ${id}${projectOption(elsewhere)}`;
}

function headline({ colour, width }: Page, title: string, hint: string): Lines {
  const [, undo, subject] = undoTitle.exec(title) ?? [];
  const word = undo === undefined ? 'done' : { Undo: 'undone', Redo: 'redone' }[undo as 'Undo' | 'Redo'];
  const what = printable(subject ?? title);
  if (word.length + widthOf(what) + widthOf(hint) + 4 <= width) return [`${colour.green(word)}: ${what}  ${colour.dim(hint)}`];
  const [first = '', ...rest] = wrap(what, Math.max(20, width - word.length - 2));
  return [`${colour.green(word)}: ${first}`, ...rest.map((line) => `  ${line}`), colour.dim(`  ${hint}`)];
}

function projectOption(directory: string | undefined): string {
  if (directory === undefined) return '';
  return ` -p ${/^[\w./\\:-]+$/u.test(directory) ? directory : JSON.stringify(directory)}`;
}

/** Whoever wrote with `--yes` has not seen the preview. */
function problemLines({ colour }: Page, { diagnostics: { appear, disappear } }: Preview): Lines {
  const [came, went] = [problemCount(colour, appear), problemCount(colour, disappear)];
  const parts = [...(came === '' ? [] : [`new: ${came} (see prometeu doctor)`]), ...(went === '' ? [] : [`gone: ${went}`])];
  return parts.length === 0 ? [] : [`  ${parts.join('; ')}`];
}

function durabilityLines({ colour, width }: Page): Lines {
  return [
    ...wrap('The change is made, but the disk did not confirm the last flush.', width).map((line) => colour.yellow(line)),
    ...wrap('A power cut now could take it back. Run prometeu status: opening the project flushes it again.', width),
  ];
}
