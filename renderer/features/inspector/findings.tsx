import type { JSX } from 'react';
import { LocateFixed, SquareArrowOutUpRight } from 'lucide-react';
import { printable } from '../../../src/base/printable.ts';
import type { Diagnostic, Place } from '../../../src/contract/diagnostics.ts';
import { useStudio } from '../../state/context.tsx';
import { Button } from '../../ui/button.tsx';
import { names } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount } from '../../ui/format.ts';
import { SeverityIcon } from '../../ui/severity.tsx';
import { FindingFixes } from './finding-fixes.tsx';
import { words } from '../../words/inspector.ts';

/** Shown here; all of them are in Problems. */
const most = 200;
/** The packer is asked for ways to mend these; each is a question of its own. */
const fixed = 20;

export interface FindingsProps {
  readonly findings: readonly Diagnostic[];
  /** Whether somebody has looked into the files. */
  readonly checked: boolean;
  readonly place: Place | undefined;
}

/** What is wrong with the asset, and what to do about it; a click goes where it is. */
export function Findings({ findings, checked, place }: FindingsProps): JSX.Element {
  const { navigation } = useStudio();
  if (findings.length === 0) {
    return checked ? <EmptyState sprite="calm" title={words.findings.none} /> : <EmptyState title={words.findings.unchecked} says={words.findings.uncheckedSays} />;
  }
  return (
    <div className="inspector-findings">
      <ul aria-label={words.findings.list}>
        {findings.slice(0, most).map((finding, index) => (
          <li key={index} className={names('inspector-finding', isSame(finding.place, place) && 'inspector-finding-on')}>
            <button type="button" onClick={() => navigation.follow(finding.place)} aria-label={printable(words.findings.go(finding.message))}>
              <SeverityIcon severity={finding.severity} />
              <span className="inspector-finding-text">
                <span className="inspector-finding-message" title={printable(finding.message)}>
                  {printable(finding.message)}
                </span>
                <span className="inspector-quiet">{printable(finding.remedy)}</span>
                <code>
                  {finding.code} · {printable(placeText(finding.place))}
                </code>
              </span>
              <LocateFixed size={14} aria-hidden />
            </button>
            {index < fixed && <FindingFixes finding={finding} />}
          </li>
        ))}
      </ul>
      <p className="inspector-findings-foot">
        {findings.length > most && <span className="inspector-quiet">{words.findings.more(formatCount(findings.length - most))}</span>}
        {!checked && <span className="inspector-quiet">{words.findings.uncheckedSays}</span>}
        <Button look="quiet" icon={SquareArrowOutUpRight} onClick={() => navigation.go('problems')}>
          {words.findings.all}
        </Button>
      </p>
    </div>
  );
}

/** Where it is, as short as can be: the file without the asset's own directory, then the finest place known. */
export function placeText({ root, file, line, column, field, pixel, sample, byte }: Place): string {
  const prefix = `assets/${root ?? ''}/`;
  const name = file?.startsWith(prefix) ? file.slice(prefix.length) : (file ?? root ?? '');
  const at = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  const fine = [
    field,
    pixel && words.findings.pixel(pixel.x, pixel.y),
    sample === undefined ? undefined : words.findings.sample(formatCount(sample)),
    byte === undefined ? undefined : words.findings.byte(formatCount(byte)),
  ].filter((part) => part !== undefined);
  return [`${name}${at}`, ...fine].join(' ');
}

function isSame(one: Place, other: Place | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
