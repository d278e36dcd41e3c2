import { useState, type JSX } from 'react';
import { ArrowRight, ChevronDown, ChevronRight } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import type { Diagnostic } from '../../src/contract/diagnostics.ts';
import type { Preview, PreviewFile } from '../../src/contract/operations/changes.ts';
import { words } from '../words/preview.ts';
import { Badge, type Tone } from './badge.tsx';
import { DiffView } from './diff-view.tsx';
import { formatBytes, formatCount } from './format.ts';
import { SeverityIcon } from './severity.tsx';
import './preview-report.css';

/** Shown at once; a change can touch thousands. */
const most = 200;
/** Diffs that stand open from the beginning. */
const openAtFirst = 3;

/** What a change would do, as the packer's preview says it: moves, files with their text, problems that come and go. */
export function PreviewReport({ preview }: { readonly preview: Pick<Preview, 'moves' | 'files' | 'diagnostics'> }): JSX.Element {
  const { moves, files, diagnostics } = preview;
  return (
    <div className="preview-report">
      {moves.length > 0 && (
        <section>
          <h3>{words.moves}</h3>
          <ul className="preview-moves">
            {moves.slice(0, most).map((move) => (
              <li key={move.from}>
                <code>{printable(move.from)}</code>
                <ArrowRight size={13} aria-label={words.to} />
                {move.to === undefined ? <Badge tone="caution">{words.toTrash}</Badge> : <code>{printable(move.to)}</code>}
              </li>
            ))}
          </ul>
          <Rest count={moves.length - most} />
        </section>
      )}
      {files.length > 0 && (
        <section>
          <h3>{words.files}</h3>
          {files.slice(0, most).map((file, index) => (
            <FileChange key={file.path} file={file} open={index < openAtFirst} />
          ))}
          <Rest count={files.length - most} />
        </section>
      )}
      <Findings title={words.appear(diagnostics.appear.length)} findings={diagnostics.appear} />
      <Findings title={words.disappear(diagnostics.disappear.length)} findings={diagnostics.disappear} gone />
      {diagnostics.appear.length + diagnostics.disappear.length === 0 && <p className="preview-quiet">{words.same}</p>}
    </div>
  );
}

function FileChange({ file, open: atFirst }: { readonly file: PreviewFile; readonly open: boolean }): JSX.Element {
  const [open, setOpen] = useState(atFirst);
  const { word, tone } = kindOf(file);
  const Arrow = open ? ChevronDown : ChevronRight;
  return (
    <div className="preview-file">
      <div className="preview-file-head">
        {file.diff === undefined ? (
          <span className="preview-file-name" title={words.bytes}>
            <code>{printable(file.path)}</code>
          </span>
        ) : (
          <button type="button" className="preview-file-name" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Arrow size={13} aria-hidden />
            <code>{printable(file.path)}</code>
          </button>
        )}
        <Badge tone={tone}>{word}</Badge>
        <span className="preview-size">{sizesOf(file)}</span>
      </div>
      {open && file.diff !== undefined && <DiffView diff={file.diff} label={words.diffOf(file.path)} />}
    </div>
  );
}

function kindOf({ before, after }: PreviewFile): { readonly word: string; readonly tone: Tone } {
  if (before === 'absent') return { word: words.created, tone: 'good' };
  if (after === 'absent') return { word: words.deleted, tone: 'bad' };
  return { word: words.replaced, tone: 'info' };
}

function sizesOf({ before, after, size_before, size_after }: PreviewFile): string {
  if (before === 'absent') return formatBytes(size_after);
  if (after === 'absent') return formatBytes(size_before);
  return `${formatBytes(size_before)} → ${formatBytes(size_after)}`;
}

function Findings({ title, findings, gone = false }: { readonly title: string; readonly findings: readonly Diagnostic[]; readonly gone?: boolean }): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul className={gone ? 'preview-findings preview-gone' : 'preview-findings'}>
        {findings.slice(0, most).map((finding, index) => (
          <li key={index}>
            <SeverityIcon severity={finding.severity} />
            <span>{printable(finding.message)}</span>
            <code>{finding.code}</code>
          </li>
        ))}
      </ul>
      <Rest count={findings.length - most} />
    </section>
  );
}

function Rest({ count }: { readonly count: number }): JSX.Element | null {
  return count > 0 ? <p className="preview-quiet">{words.more(formatCount(count))}</p> : null;
}
