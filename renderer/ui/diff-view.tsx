import type { JSX } from 'react';
import { printable } from '../../src/base/printable.ts';
import { words } from '../words/ui.ts';
import { names } from './class-names.ts';
import { VisuallyHidden } from './hidden.tsx';
import './diff-view.css';

interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same' | 'hunk';
  readonly text: string;
  readonly before?: number;
  readonly after?: number;
}

/** Lines of a unified diff with their numbers. File headers are left out: the name stands above. */
export function readDiff(diff: string): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let before = 0;
  let after = 0;
  for (const line of diff.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/u.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      lines.push({ kind: 'hunk', text: line });
    } else if (before === 0 && after === 0) continue;
    else if (line.startsWith('+')) lines.push({ kind: 'added', text: line.slice(1), after: after++ });
    else if (line.startsWith('-')) lines.push({ kind: 'removed', text: line.slice(1), before: before++ });
    else if (line.startsWith(' ')) lines.push({ kind: 'same', text: line.slice(1), before: before++, after: after++ });
  }
  return lines;
}

/** Tabs are how a text is laid out; nothing else of it may move what stands beside it. */
function tabbed(line: string): string {
  return line.split('\t').map(printable).join('\t');
}

/** A unified text diff, as previews carry it. Signs as well as colours say what comes and goes. */
export function DiffView({ diff, label }: { readonly diff: string; readonly label: string }): JSX.Element {
  const lines = readDiff(diff);
  if (lines.length === 0) return <p className="diff-none">{words.noChange}</p>;
  return (
    <div className="diff" role="group" aria-label={printable(label)} tabIndex={0}>
      {lines.map((line, index) => (
        <div key={index} className={names('diff-line', `diff-${line.kind}`)}>
          <span className="diff-number" aria-hidden>
            {line.before}
          </span>
          <span className="diff-number" aria-hidden>
            {line.after}
          </span>
          <span className="diff-sign" aria-hidden>
            {line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ''}
          </span>
          {line.kind === 'added' && <VisuallyHidden>{words.added}: </VisuallyHidden>}
          {line.kind === 'removed' && <VisuallyHidden>{words.removed}: </VisuallyHidden>}
          <code>{tabbed(line.text)}</code>
        </div>
      ))}
    </div>
  );
}
